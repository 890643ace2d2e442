package io.nunchi.reference.internal.engine;

import ai.onnxruntime.OrtException;
import io.nunchi.reference.internal.ReferenceErrors;
import io.nunchi.reference.internal.batch.BatchGatherer;
import io.nunchi.reference.internal.batch.OwnInference;
import io.nunchi.reference.internal.batch.PictureInference;
import io.nunchi.reference.internal.inference.BatchPlan;
import io.nunchi.reference.internal.inference.ModelSession;
import io.nunchi.reference.internal.manifest.ModelManifest;
import io.nunchi.spi.failure.AnalyzerFailedException;
import io.nunchi.spi.failure.Problem;
import java.time.Duration;
import java.util.Optional;

/**
 * Lets the analyzers of an engine share runs of its model, where the model allows it.
 *
 * <p>Lifecycle: closed after its analyzers and before the session. Threading: any thread.
 */
final class EngineBatches implements AutoCloseable {

  private final ModelSession session;
  private final ModelManifest manifest;
  private final System.Logger logger;
  private final Optional<BatchGatherer> gatherer;
  private volatile String reason;

  EngineBatches(
      ModelSession session, ModelManifest manifest, Duration window, System.Logger logger) {
    this.session = session;
    this.manifest = manifest;
    this.logger = logger;
    BatchPlan plan = session.batches();
    this.reason = plan.reason();
    this.gatherer =
        plan.sizes().gathers()
            ? Optional.of(
                new BatchGatherer(
                    session::newRun,
                    Math.toIntExact(manifest.preprocessing().tensorBytes()),
                    plan.sizes().most(),
                    plan.lanes(),
                    window.toNanos(),
                    System::nanoTime,
                    logger))
            : Optional.empty();
  }

  /** Creates the way in which a new analyzer asks the model. */
  PictureInference newInference() throws OrtException {
    return gatherer.isPresent() ? gatherer.get().newSeat() : new OwnInference(session.newRun());
  }

  /**
   * Runs every batch size once, and compares with single pictures. A model that leaves the batch
   * open, and yet runs one picture only, runs one picture at a time from now on, and the status
   * says so; one that prescribes a batch cannot be helped.
   */
  void prove() throws AnalyzerFailedException {
    if (gatherer.isEmpty()) {
      return;
    }
    Optional<String> wrong = BatchProof.differenceIn(session, manifest);
    if (wrong.isEmpty()) {
      return;
    }
    if (session.batches().sizes().sizes().get(0) > 1) {
      throw new AnalyzerFailedException(
          Problem.of(
                  ReferenceErrors.BATCH,
                  "the model's answer to a picture depends on the others of its batch")
              .expected("the answer that it gives to the picture alone")
              .found(wrong.get())
              .where("model " + manifest.id())
              .fix(
                  "export the model again with a batch of 1 or an open one, or set maxBatch to 1"));
    }
    gatherer.get().stopGathering();
    reason = "one picture at a time: the model says that it takes more, but: " + wrong.get();
    logger.log(
        System.Logger.Level.WARNING,
        "model {0} runs one picture at a time: it says that it takes more, but: {1}",
        manifest.id(),
        wrong.get());
  }

  /** For the engine's status. */
  String describe() {
    return gatherer.map(some -> reason + "; " + some.tally()).orElse(reason);
  }

  @Override
  public void close() {
    gatherer.ifPresent(BatchGatherer::close);
  }
}
