package io.nunchi.models.internal;

import io.nunchi.models.internal.init.DraftRequest;
import io.nunchi.models.internal.init.ManifestDraft;
import io.nunchi.models.internal.init.PictureSize;
import io.nunchi.reference.internal.ReferenceErrors;
import io.nunchi.reference.internal.manifest.LabelFile;
import io.nunchi.reference.internal.manifest.ManifestReader;
import io.nunchi.reference.internal.manifest.ModelRefusedException;
import io.nunchi.reference.internal.modelpackage.BoundedFiles;
import io.nunchi.reference.internal.modelpackage.Digests;
import io.nunchi.reference.internal.modelpackage.KnownModels;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** {@code models init}. */
@Command(
    name = "init",
    description = {
      "Begins a manifest for an ONNX file.",
      "Loads the model, runs it on noise, writes down what is certain, and ranks what its outputs"
          + " may mean. Texts that begin with ? are questions: replace each by its answer. Those"
          + " about colours, resizing and scaling are answered with models preview and models"
          + " probe."
    })
final class InitCommand extends ToolCommand {

  @SuppressWarnings("NullAway.Init") // picocli sets it before call
  @Parameters(paramLabel = "FILE", description = "The ONNX file, everything in one file.")
  private Path file;

  @Option(
      names = "--to",
      paramLabel = "DIR|MODEL.JSON",
      description = {
        "A directory for the beginning of a package: the manifest and a copy of the ONNX file.",
        "Or the manifest's file alone, whose name ends with .json; if not given, the model's name"
            + " with .json, beside the ONNX file."
      })
  private @Nullable Path target;

  @Option(
      names = "--size",
      paramLabel = "WIDTHxHEIGHT",
      converter = SizeConverter.class,
      description =
          "The size in pixels of a model that leaves it open, such as 640x640. If not given, it is"
              + " what the exporter wrote into the model (imgsz), or a question.")
  private @Nullable PictureSize size;

  @Option(
      names = "--labels",
      paramLabel = "FILE",
      description =
          "A text file with one label per line, in the order of the model's outputs. Knowing how"
              + " many there are, init knows better what the outputs mean.")
  private @Nullable Path labels;

  @Option(
      names = "--licence",
      paramLabel = "TERMS",
      description = "The terms under which the model may be used, such as Apache-2.0.")
  private @Nullable String licence;

  @Option(
      names = "--origin",
      paramLabel = "SOURCE",
      description = "The source of the model, such as a URL.")
  private @Nullable String origin;

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
    DraftTarget destination = DraftTarget.of(file, Optional.ofNullable(target), replace);
    ByteBuffer model =
        BoundedFiles.read(
            file.toRealPath(), BoundedFiles.MAX_MODEL_BYTES, ReferenceErrors.PACKAGE_FILE);
    ManifestDraft draft =
        ManifestDraft.of(
            new DraftRequest(
                model,
                file,
                destination.modelName(),
                givenLabels(),
                new DraftRequest.Terms(Optional.ofNullable(licence), Optional.ofNullable(origin)),
                Optional.ofNullable(size)),
            session.instance(ManifestReader.class),
            session.nativeFolder());
    destination.write(draft.manifest(), model);
    boolean known = new KnownModels().manifestOf(Digests.sha256(model)).isPresent();
    return new InitOutcome(file, destination.manifest(), destination.place(), draft, known);
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

  /** Reads a size from the command line. */
  static final class SizeConverter implements ITypeConverter<PictureSize> {

    @Override
    public PictureSize convert(String text) {
      try {
        return PictureSize.parse(text);
      } catch (IllegalArgumentException malformed) {
        throw new TypeConversionException(malformed.getMessage());
      }
    }
  }
}
