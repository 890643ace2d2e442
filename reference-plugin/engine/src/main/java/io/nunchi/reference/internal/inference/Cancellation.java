package io.nunchi.reference.internal.inference;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession.RunOptions;
import org.jspecify.annotations.Nullable;

/**
 * Ends a running inference early: ONNX Runtime looks at its run options between operators.
 *
 * <p>Threading: any thread. Ownership: owns the native run options.
 */
public final class Cancellation implements AutoCloseable {

  private final RunOptions options;
  private @Nullable Thread runner;
  private boolean cancelled;
  private boolean closed;

  Cancellation() throws OrtException {
    this.options = new RunOptions();
  }

  RunOptions options() {
    return options;
  }

  /** Notes that the calling thread runs the model now. */
  synchronized void begin() throws OrtException {
    runner = Thread.currentThread();
    if (runner.isInterrupted()) {
      cancelNow();
    }
  }

  /** Notes that the run has ended; the next one starts afresh. */
  synchronized void end() throws OrtException {
    runner = null;
    if (cancelled) {
      cancelled = false;
      options.setTerminate(false);
    }
  }

  /**
   * Ends the run that is going on, if any; the next run is not affected.
   *
   * @throws OrtException if ONNX Runtime does not take the request
   */
  public synchronized void cancel() throws OrtException {
    if (runner != null) {
      cancelNow();
    }
  }

  /**
   * Ends the run that is going on, if its thread was interrupted.
   *
   * @throws OrtException if ONNX Runtime does not take the request
   */
  public synchronized void cancelIfInterrupted() throws OrtException {
    if (runner != null && runner.isInterrupted()) {
      cancelNow();
    }
  }

  private void cancelNow() throws OrtException {
    if (!cancelled) {
      cancelled = true;
      options.setTerminate(true);
    }
  }

  /** Gives the run options back. Calling it again has no effect. */
  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      options.close();
    }
  }
}
