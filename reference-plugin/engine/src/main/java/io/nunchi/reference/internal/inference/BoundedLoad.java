package io.nunchi.reference.internal.inference;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.nunchi.reference.internal.ReferenceErrors;
import io.nunchi.spi.failure.EngineStartException;
import io.nunchi.spi.failure.Problem;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Loads a session within a time. ONNX Runtime cannot be stopped while it loads, so a load that
 * takes too long is left to its thread, which closes the session as soon as it has it.
 */
final class BoundedLoad {

  private BoundedLoad() {}

  /** Creates a session. */
  @FunctionalInterface
  interface Loader {
    OrtSession load() throws OrtException, EngineStartException;
  }

  static OrtSession within(Duration timeout, Loader loader)
      throws OrtException, EngineStartException {
    CompletableFuture<OrtSession> result = new CompletableFuture<>();
    Thread thread = new Thread(() -> loadInto(result, loader), "nunchi-reference-load");
    thread.setDaemon(true);
    thread.start();
    try {
      return result.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException tooSlow) {
      return abandoned(result, tooLong(timeout, tooSlow));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return abandoned(result, interrupted(interrupted));
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof OrtException refused) {
        throw refused;
      }
      if (failed.getCause() instanceof EngineStartException refused) {
        throw refused;
      }
      throw new IllegalStateException("loading a model failed unexpectedly", failed.getCause());
    }
  }

  private static void loadInto(CompletableFuture<OrtSession> result, Loader loader) {
    try {
      OrtSession session = loader.load();
      if (!result.complete(session)) {
        session.close();
      }
    } catch (OrtException | EngineStartException | RuntimeException | Error failure) {
      result.completeExceptionally(failure);
    }
  }

  /** Gives up, unless the session came at the last moment. */
  private static OrtSession abandoned(
      CompletableFuture<OrtSession> result, EngineStartException reason)
      throws EngineStartException {
    if (result.completeExceptionally(reason) || result.isCompletedExceptionally()) {
      throw reason;
    }
    return result.join();
  }

  private static EngineStartException tooLong(Duration timeout, Exception cause) {
    return new EngineStartException(
        Problem.of(ReferenceErrors.MODEL_LOAD_TIMEOUT, "the model was not loaded in time")
            .expected("at most " + timeout.toSeconds() + " s")
            .found("still loading")
            .where("setting loadTimeout")
            .fix(
                "raise loadTimeout (TensorRT may take minutes the first time), or use a smaller"
                    + " model"),
        cause);
  }

  private static EngineStartException interrupted(Exception cause) {
    return new EngineStartException(
        Problem.of(ReferenceErrors.INTERRUPTED, "the start of the engine was interrupted")
            .fix("start the engine again"),
        cause);
  }
}
