package io.nunchi.models.internal.preview;

import io.nunchi.reference.internal.ReferenceErrors;
import io.nunchi.reference.internal.engine.FrameTrials;
import io.nunchi.reference.internal.engine.ProofFrame;
import io.nunchi.reference.internal.engine.ReferenceEngine;
import io.nunchi.reference.internal.manifest.ManifestJson;
import io.nunchi.reference.internal.manifest.ModelRefusedException;
import io.nunchi.reference.internal.manifest.OpenQuestions;
import io.nunchi.reference.internal.modelpackage.BoundedFiles;
import io.nunchi.reference.internal.modelpackage.ModelPackageReader;
import io.nunchi.spi.failure.EngineStartException;
import io.nunchi.spi.failure.Problem;
import io.nunchi.spi.failure.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Runs a model under variants of its manifest, as a host would.
 *
 * <p>For one thread.
 */
public final class VariantRuns {

  /** Enough for models that do not tell how many labels they have. */
  private static final int UNKNOWN_LABELS = 1_000;

  private static final String MODEL = "model.onnx";
  private static final String LABELS = "labels.txt";

  private final DraftPackage draft;
  private final Path workspace;
  private final EngineStart engines;
  private final int labelCount;

  /** Starts an engine on a package. */
  @FunctionalInterface
  public interface EngineStart {

    /** Starts an engine that the caller closes. */
    ReferenceEngine start(String modelPackage) throws EngineStartException;
  }

  /**
   * Prepares runs.
   *
   * @param draft the manifest and its model
   * @param workspace an empty directory, which this class fills and the caller deletes
   * @param engines starts engines
   * @param labelCount the number of labels of the model, or 0 if its outputs do not tell
   */
  public VariantRuns(DraftPackage draft, Path workspace, EngineStart engines, int labelCount)
      throws IOException, ModelRefusedException {
    this.draft = draft;
    this.workspace = workspace;
    this.engines = engines;
    this.labelCount = labelCount == 0 ? UNKNOWN_LABELS : labelCount;
    Files.copy(draft.model(), workspace.resolve(MODEL));
    if (draft.manifest().path("labelsFile").isString()) {
      Files.write(
          workspace.resolve(LABELS),
          DraftPackage.bytes(
              BoundedFiles.read(
                  draft.named("labelsFile").toRealPath(),
                  BoundedFiles.MAX_LABELS_BYTES,
                  ReferenceErrors.PACKAGE_FILE)));
    }
  }

  /**
   * Runs variants on a picture.
   *
   * @throws ModelRefusedException if questions are open that no variant answers, or no variant
   *     gives an answer
   */
  public List<VariantAnswer> run(List<Variant> variants, ProofFrame picture)
      throws IOException, ModelRefusedException {
    List<VariantAnswer> answers = new ArrayList<>();
    for (Variant variant : variants) {
      answers.add(run(variant, picture));
    }
    if (answers.stream().noneMatch(answer -> answer.problems().isEmpty())) {
      throw new ModelRefusedException(answers.get(0).problems());
    }
    return answers;
  }

  private VariantAnswer run(Variant variant, ProofFrame picture)
      throws IOException, ModelRefusedException {
    ObjectNode manifest = runnable(variant.manifest());
    List<Problem> questions =
        OpenQuestions.of(manifest, String.valueOf(draft.manifestFile().getFileName()));
    if (!questions.isEmpty()) {
      throw new ModelRefusedException(questions);
    }
    Files.write(workspace.resolve(ModelPackageReader.MANIFEST_FILE), ManifestJson.format(manifest));
    try (ReferenceEngine engine = engines.start(workspace.toString())) {
      return VariantAnswer.of(variant, FrameTrials.run(engine, variant.name(), picture));
    } catch (ProblemException failure) {
      return VariantAnswer.refused(variant, failure.problems());
    }
  }

  /** Answers the questions that make no difference to the boxes. */
  private ObjectNode runnable(ObjectNode variant) {
    ObjectNode manifest = variant.deepCopy();
    manifest.put("file", MODEL).remove("probe");
    for (String key : List.of("licence", "origin")) {
      if (PictureChoices.isOpen(manifest.path(key))) {
        manifest.put(key, "unknown");
      }
    }
    if (manifest.has("labelsFile")) {
      manifest.put("labelsFile", LABELS);
    }
    if (PictureChoices.isOpen(manifest.path("labels"))) {
      ArrayNode labels = manifest.putArray("labels");
      for (int i = 0; i < labelCount; i++) {
        labels.add("label " + i);
      }
    }
    return manifest;
  }
}
