package io.nunchi.nativelib.internal.vision;

import com.sun.jna.Pointer;
import io.nunchi.nativelib.internal.vision.load.OptionalFunction;
import io.nunchi.nativelib.internal.vision.load.OptionalFunctions;
import org.jspecify.annotations.Nullable;

/**
 * The call of {@code nunchi_vision_analyze} that runs on a stream, and its cancellation.
 *
 * <p>Threading: the analyzer begins and ends calls, any thread cancels. A cancel never reaches the
 * library before the call begins or after it ended, because both sides hold this object's lock.
 */
final class RunningCall {

  private final OptionalFunctions functions;
  private final Pointer stream;
  private @Nullable Thread caller;
  private volatile boolean closing;

  RunningCall(OptionalFunctions functions, Pointer stream) {
    this.functions = functions;
    this.stream = stream;
  }

  synchronized void begin() {
    caller = Thread.currentThread();
  }

  synchronized void end() {
    caller = null;
  }

  /** From now on a running call is to end soon. */
  void beginClosing() {
    closing = true;
  }

  boolean isClosing() {
    return closing;
  }

  /** Cancels the call that runs, if its thread was interrupted or its result has no use. */
  synchronized void cancelIfWanted(boolean engineCloses) {
    boolean wanted = caller != null && (caller.isInterrupted() || closing || engineCloses);
    if (wanted && functions.has(OptionalFunction.STREAM_CANCEL)) {
      functions.call(OptionalFunction.STREAM_CANCEL, stream);
    }
  }
}
