package io.nunchi.models.internal;

import io.nunchi.models.internal.init.ManifestDraft;
import io.nunchi.reference.internal.ReferenceErrors;
import io.nunchi.reference.internal.manifest.LabelFile;
import io.nunchi.reference.internal.manifest.ManifestJson;
import io.nunchi.reference.internal.manifest.ManifestReader;
import io.nunchi.reference.internal.manifest.ModelRefusedException;
import io.nunchi.reference.internal.modelpackage.BoundedFiles;
import io.nunchi.reference.internal.modelpackage.Digests;
import io.nunchi.reference.internal.modelpackage.KnownModels;
import io.nunchi.spi.failure.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code models init}. */
@Command(
    name = "init",
    description = {
      "Begins a manifest for an ONNX file.",
      "Loads the model, runs it on noise, writes down what is certain, and ranks what its outputs"
          + " may mean. Texts that begin with ? are questions: replace each by its answer, and give"
          + " the manifest to models add."
    })
final class InitCommand extends ToolCommand {

  @SuppressWarnings("NullAway.Init") // picocli sets it before call
  @Parameters(paramLabel = "FILE", description = "The ONNX file, everything in one file.")
  private Path file;

  @Option(
      names = "--to",
      paramLabel = "MODEL.JSON",
      description = "The manifest to write; if not given, the model's name with .json, here.")
  private @Nullable Path target;

  @Option(
      names = "--labels",
      paramLabel = "FILE",
      description =
          "A text file with one label per line, in the order of the model's outputs. Knowing how"
              + " many there are, init knows better what the outputs mean.")
  private @Nullable Path labels;

  @Option(names = "--replace", description = "Replaces the manifest if it exists.")
  private boolean replace;

  @Override
  int run() throws ModelRefusedException {
    InitOutcome outcome = ToolSession.run(err(), this::draft);
    out().print(json() ? JsonText.print(outcome.json(doneKey())) : outcome.text());
    return DONE;
  }

  @Override
  String doneKey() {
    return "drafted";
  }

  private InitOutcome draft(ToolSession session) throws IOException, ModelRefusedException {
    Path manifestFile = target == null ? besideName() : target;
    if (Files.exists(manifestFile) && !replace) {
      throw new ModelRefusedException(
          Problem.of(ModelsErrors.PACKAGE_TARGET, "the manifest exists already")
              .expected("a file that does not exist")
              .found("a file")
              .where(manifestFile.toString())
              .fix("name another one with --to, or add --replace"));
    }
    ByteBuffer model =
        BoundedFiles.read(
            file.toRealPath(), BoundedFiles.MAX_MODEL_BYTES, ReferenceErrors.PACKAGE_FILE);
    ManifestDraft draft =
        ManifestDraft.of(
            model,
            file,
            givenLabels(),
            session.instance(ManifestReader.class),
            session.nativeFolder());
    Files.write(
        manifestFile,
        ManifestJson.format(draft.manifest()),
        StandardOpenOption.CREATE,
        StandardOpenOption.TRUNCATE_EXISTING,
        StandardOpenOption.WRITE);
    boolean known = new KnownModels().manifestOf(Digests.sha256(model)).isPresent();
    return new InitOutcome(file, manifestFile, draft, known);
  }

  private List<String> givenLabels() throws IOException, ModelRefusedException {
    if (labels == null) {
      return List.of();
    }
    ByteBuffer bytes =
        BoundedFiles.read(
            labels.toRealPath(), BoundedFiles.MAX_LABELS_BYTES, ReferenceErrors.PACKAGE_FILE);
    byte[] array = new byte[bytes.remaining()];
    bytes.get(array);
    return LabelFile.lines(labels.toString(), array);
  }

  private Path besideName() {
    String name = String.valueOf(file.getFileName());
    return Path.of(name.endsWith(".onnx") ? name.replaceAll("\\.onnx$", ".json") : name + ".json");
  }
}
