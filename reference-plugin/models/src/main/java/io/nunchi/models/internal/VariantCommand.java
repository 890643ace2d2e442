package io.nunchi.models.internal;

import io.nunchi.models.internal.init.DraftRequest;
import io.nunchi.models.internal.init.ManifestDraft;
import io.nunchi.models.internal.preview.DraftPackage;
import io.nunchi.models.internal.preview.PreviewPicture;
import io.nunchi.models.internal.preview.Variant;
import io.nunchi.models.internal.preview.VariantAnswer;
import io.nunchi.models.internal.preview.VariantRuns;
import io.nunchi.models.internal.preview.Variants;
import io.nunchi.reference.internal.manifest.ManifestReader;
import io.nunchi.reference.internal.manifest.ModelRefusedException;
import io.nunchi.reference.internal.manifest.OpenQuestions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A command that runs a model under variants of its manifest. */
abstract class VariantCommand extends ToolCommand {

  @SuppressWarnings("NullAway.Init") // picocli sets it before call
  @Parameters(
      paramLabel = "DIR|MODEL.JSON",
      description = "A package that may have open questions, or a manifest beside its model.")
  private Path location;

  @SuppressWarnings("NullAway.Init") // picocli sets it before call
  @Option(
      names = "--image",
      paramLabel = "PICTURE",
      required = true,
      description = "A JPEG, PNG or BMP picture that shows what the model knows.")
  private Path image;

  /** A manifest, the possible meanings of its model's outputs, and a picture. */
  record Material(
      DraftPackage draft, List<Variant> variants, int labelCount, PreviewPicture picture) {}

  final Material read(ToolSession session) throws IOException, ModelRefusedException {
    DraftPackage draft = DraftPackage.read(location);
    ManifestReader reader = session.instance(ManifestReader.class);
    List<ManifestDraft.Candidate> candidates =
        isOpen(draft.manifest().path("output")) || isOpen(draft.manifest().path("labels"))
            ? candidates(session, draft, reader)
            : List.of();
    List<Variant> variants =
        new Variants(reader.decoders())
            .of(
                draft.manifest(),
                candidates.stream().map(ManifestDraft.Candidate::output).toList());
    int labels = candidates.isEmpty() ? 0 : candidates.get(0).labelCount();
    return new Material(
        draft, variants, labels, PreviewPicture.read(image, session.nativeFolder()));
  }

  private static List<ManifestDraft.Candidate> candidates(
      ToolSession session, DraftPackage draft, ManifestReader reader) throws ModelRefusedException {
    ObjectNode manifest = draft.manifest();
    DraftRequest request =
        new DraftRequest(
            draft.readModel(),
            draft.manifestFile(),
            manifest.path("file").asString(),
            List.of(),
            DraftRequest.Terms.UNKNOWN,
            Optional.empty());
    String decoder = manifest.path("output").path("decoder").asString();
    return ManifestDraft.of(request, reader, session.nativeFolder()).candidates().stream()
        .filter(ManifestDraft.Candidate::mayFit)
        .filter(c -> decoder.isEmpty() || c.output().path("decoder").asString().equals(decoder))
        .toList();
  }

  static boolean isOpen(JsonNode value) {
    return value.isString() && value.stringValue().startsWith(OpenQuestions.MARK);
  }

  final List<VariantAnswer> answers(ToolSession session, Material material, List<Variant> variants)
      throws IOException, ModelRefusedException {
    Path workspace = Files.createTempDirectory("nunchi-preview-");
    try {
      return new VariantRuns(
              material.draft(), workspace, session::startTrial, material.labelCount())
          .run(variants, material.picture().frame());
    } finally {
      FileTrees.delete(workspace);
    }
  }
}
