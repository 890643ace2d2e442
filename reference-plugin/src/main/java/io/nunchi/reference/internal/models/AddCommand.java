package io.nunchi.reference.internal.models;

import io.nunchi.reference.internal.manifest.ModelRefusedException;
import io.nunchi.spi.failure.Problem;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code models add}. */
@Command(
    name = "add",
    description = {
      "Makes a model package from an ONNX file.",
      "A model that Nunchi knows by its SHA-256 needs no manifest. The package appears only after"
          + " the model was loaded and has answered as its manifest says."
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:the package was made",
      "1:the model, the manifest or the directory was refused; every reason is printed",
      "2:wrong usage",
      "3:an unexpected failure, which is a fault in Nunchi"
    },
    exitCodeOnExecutionException = 3)
final class AddCommand implements Callable<Integer> {

  private static final int REFUSED = 1;

  @SuppressWarnings("UnusedVariable") // picocli reads the annotation
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Shows this help and ends.")
  private boolean help;

  @SuppressWarnings("NullAway.Init") // picocli sets it before call
  @Spec
  private CommandSpec spec;

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

  @Option(names = "--json", description = "Prints one JSON object instead of text.")
  private boolean json;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    try {
      MadePackage made =
          PackageMaker.make(
              new PackageRequest(file, Optional.ofNullable(manifest), directory, replace), err);
      out.print(json ? Outcome.json(made) : Outcome.text(made));
      return 0;
    } catch (ModelRefusedException refused) {
      return refused(refused.problems(), out, err);
    }
  }

  private int refused(List<Problem> problems, PrintWriter out, PrintWriter err) {
    if (json) {
      out.print(Outcome.json(problems));
    } else {
      err.println(Problem.describe(problems));
    }
    return REFUSED;
  }
}
