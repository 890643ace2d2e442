package io.nunchi.models.internal;

import io.nunchi.reference.internal.manifest.ModelRefusedException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code models add}. */
@Command(
    name = "add",
    description = {
      "Makes a model package from an ONNX file.",
      "A model that Nunchi knows by its SHA-256 needs no manifest. The package appears only after"
          + " the model was loaded and has answered as its manifest says."
    })
final class AddCommand extends ToolCommand {

  @SuppressWarnings("NullAway.Init") // picocli sets it before call
  @Parameters(paramLabel = "FILE", description = "The ONNX file, everything in one file.")
  private Path file;

  @Option(
      names = "--manifest",
      paramLabel = "MODEL.JSON",
      description =
          "The manifest of a model that Nunchi does not know. Its \"file\" and \"sha256\" may be"
              + " left out; its probe image is taken from beside it.")
  private @Nullable Path manifest;

  @SuppressWarnings("NullAway.Init") // picocli sets it before call
  @Option(
      names = "--to",
      paramLabel = "DIR",
      required = true,
      description = "The directory to make; it must not exist, or be empty.")
  private Path directory;

  @Option(names = "--replace", description = "Replaces the model package in DIR.")
  private boolean replace;

  @Override
  int run() throws ModelRefusedException {
    MadePackage made =
        PackageMaker.make(
            new PackageRequest(file, Optional.ofNullable(manifest), directory, replace), err());
    out().print(json() ? JsonText.print(made.json(doneKey())) : made.text());
    return DONE;
  }

  @Override
  String doneKey() {
    return "added";
  }
}
