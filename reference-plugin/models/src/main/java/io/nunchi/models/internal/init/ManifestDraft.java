package io.nunchi.models.internal.init;

import io.nunchi.reference.internal.ReferenceErrors;
import io.nunchi.reference.internal.manifest.ManifestReader;
import io.nunchi.reference.internal.manifest.ModelRefusedException;
import io.nunchi.reference.internal.modelpackage.OnnxFileCheck;
import io.nunchi.spi.NativeFolder;
import io.nunchi.spi.failure.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * The beginning of a manifest: what a model tells, what can be concluded, and questions for the
 * rest. Nothing is guessed that would make a model answer plausibly and wrongly: colours, resizing
 * and scaling are asked for.
 *
 * @param manifest the manifest's outermost object
 * @param candidates the possible meanings of the outputs, the most likely first
 * @param questions the questions that a person must answer
 * @param remarks other observations
 */
public record ManifestDraft(
    ObjectNode manifest,
    List<Candidate> candidates,
    List<Problem> questions,
    List<String> remarks) {

  /**
   * A possible meaning of the outputs.
   *
   * @param output the manifest's {@code output}
   * @param labelCount the number of labels there would be, or 0 if the outputs do not tell
   * @param reason the evidence for it
   * @param fits the result of checking every output against it: {@code yes}, the reason against it,
   *     or empty if that depends on open questions
   */
  public record Candidate(ObjectNode output, int labelCount, String reason, String fits) {

    /** Tells if nothing speaks against it. */
    public boolean mayFit() {
      return fits.isEmpty() || fits.equals(CandidateCheck.FITS);
    }
  }

  /**
   * Inspects a model and drafts its manifest.
   *
   * @param request the model, and what a person told of it
   * @param reader reads manifests, to try candidates
   * @param folder the place for native libraries
   * @return the draft
   * @throws ModelRefusedException if the file is no model that takes a picture, or nothing can be
   *     made of its outputs
   */
  public static ManifestDraft of(DraftRequest request, ManifestReader reader, NativeFolder folder)
      throws ModelRefusedException {
    String where = request.file().toString();
    OnnxFileCheck.check(request.model(), where);
    ModelFacts facts = ModelInspector.inspect(request.model(), where, folder, request.size());
    PictureFact picture = facts.picture().orElseThrow(() -> noPicture(facts, request.file()));
    if (request.size().isPresent() && !picture.fits(request.size().get())) {
      throw anotherSize(picture, request.size().get(), request.file());
    }
    ManifestDraft draft = new DraftBuilder(facts, picture, request, reader).build();
    if (draft.isReadable()) {
      return draft;
    }
    if (facts.sizeTried()) {
      for (PictureSize size : PictureSize.GRIDS) {
        if (draftAt(size, facts, request, reader).isReadable()) {
          ModelFacts again =
              ModelInspector.inspect(request.model(), where, folder, Optional.of(size));
          ManifestDraft other = draftAt(size, again, request, reader);
          if (other.isReadable()) {
            return other;
          }
        }
      }
    }
    throw unreadable(facts, draft.candidates, request.file());
  }

  /** Looks at outputs that may be right for one size only, whatever size the input takes. */
  private static ManifestDraft draftAt(
      PictureSize size, ModelFacts facts, DraftRequest request, ManifestReader reader) {
    PictureFact picture = PictureFact.among(facts.inputs(), Optional.of(size)).orElseThrow();
    return new DraftBuilder(facts.at(picture), picture, request, reader).build();
  }

  private boolean isReadable() {
    return candidates.stream().anyMatch(Candidate::mayFit);
  }

  private static ModelRefusedException noPicture(ModelFacts facts, Path file) {
    return new ModelRefusedException(
        Problem.of(ReferenceErrors.MODEL_INPUT, "the model takes no picture")
            .expected("an input of 4 dimensions, 1 or 3 of them channels, of float or uint8")
            .found(facts.inputs().toString())
            .where(file.toString())
            .fix("export the part of the model that takes a picture"));
  }

  private static ModelRefusedException anotherSize(
      PictureFact picture, PictureSize wanted, Path file) {
    return new ModelRefusedException(
        Problem.of(InitErrors.SIZE_FIXED, "the model takes pictures of another size")
            .expected(picture.width() + "x" + picture.height() + ", which its input declares")
            .found("--size " + wanted)
            .where(file.toString())
            .fix("leave --size out, or export the model for the other size"));
  }

  private static ModelRefusedException unreadable(
      ModelFacts facts, List<Candidate> candidates, Path file) {
    StringBuilder found = new StringBuilder(facts.outputs().toString());
    if (!facts.remark().isEmpty()) {
      found.append("; it could not be run on noise: ").append(facts.remark());
    }
    for (Candidate candidate : candidates) {
      found.append("; not ").append(candidate.output().path("decoder").stringValue());
      found.append(": ").append(candidate.fits());
    }
    return new ModelRefusedException(
        Problem.of(InitErrors.OUTPUTS_UNKNOWN, "no decoder of this plugin reads the outputs")
            .expected("outputs of one of the forms in docs/model-manifest.md, under output")
            .found(found.toString())
            .where(file.toString())
            .fix(
                "export the model in one of these forms, such as with its post-processing; or add a"
                    + " decoder to the plugin's directory, as docs/model-manifest.md shows"));
  }
}
