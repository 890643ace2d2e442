package io.nunchi.reference.internal.inference;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.nunchi.reference.internal.ReferenceErrors;
import io.nunchi.reference.internal.manifest.ModelManifest;
import io.nunchi.reference.internal.manifest.ModelRefusedException;
import io.nunchi.spi.EngineStatus;
import io.nunchi.spi.failure.Problem;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A loaded model.
 *
 * <p>Lifecycle: opened by {@link SessionOpener}, closed by its engine after all its runs.
 * Threading: any thread; runs go on beside each other. Ownership: owns the native session.
 */
public final class ModelSession implements AutoCloseable {

  private final OrtEnvironment environment;
  private final OrtSession session;
  private final ModelManifest manifest;
  private final BatchPlan batches;
  private final EngineStatus status;
  private final AtomicBoolean closed = new AtomicBoolean();

  ModelSession(
      OrtEnvironment environment,
      OrtSession session,
      ModelManifest manifest,
      BatchPlan batches,
      EngineStatus status) {
    this.environment = environment;
    this.session = session;
    this.manifest = manifest;
    this.batches = batches;
    this.status = status;
  }

  /**
   * Returns the way in which the model runs.
   *
   * @return requested and actual execution provider
   */
  public EngineStatus status() {
    return status;
  }

  /**
   * Returns the batches in which the model runs.
   *
   * @return the batches and the reason for them
   */
  public BatchPlan batches() {
    return batches;
  }

  /**
   * Compares what the model declares with its manifest.
   *
   * @throws ModelRefusedException with every difference, if there is any
   */
  public void requireDeclaredAsInManifest() throws ModelRefusedException {
    List<Problem> problems;
    try {
      problems = SignatureCheck.problems(manifest, session, batches.sizes());
    } catch (OrtException unreadable) {
      throw new ModelRefusedException(
          Problem.of(ReferenceErrors.MODEL_UNLOADABLE, "the model does not say what it takes")
              .found(String.valueOf(unreadable.getMessage()))
              .where("model " + manifest.id()),
          unreadable);
    }
    if (!problems.isEmpty()) {
      throw new ModelRefusedException(problems);
    }
  }

  /**
   * Makes tensors for one analyzer, or for a batch of several.
   *
   * @return a run that the caller closes before this session
   * @throws OrtException if a tensor cannot be made
   */
  public InferenceRun newRun() throws OrtException {
    return new InferenceRun(environment, session, manifest, batches.sizes());
  }

  /** Gives the native session back. Calling it again has no effect. */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      try {
        session.close();
      } catch (OrtException failure) {
        throw new IllegalStateException("a session could not be closed", failure);
      }
    }
  }
}
