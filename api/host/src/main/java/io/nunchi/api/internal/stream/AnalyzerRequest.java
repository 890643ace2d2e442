package io.nunchi.api.internal.stream;

import io.nunchi.api.HostException;
import io.nunchi.loading.internal.call.AbandonedCall;
import io.nunchi.loading.internal.call.CallWatch;
import io.nunchi.loading.internal.call.PluginCallFailed;
import io.nunchi.spi.FrameAnalyzer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/**
 * A request to a stream's analyzer, on its way to the stream's next turn. It is answered once, with
 * a value or a refusal.
 *
 * @param <T> the type of the answer
 */
abstract sealed class AnalyzerRequest<T> implements StreamCommand
    permits SettingsChange, StateSaving {

  private final CompletableFuture<T> answer = new CompletableFuture<>();

  /** The method of the analyzer. */
  abstract String method();

  /** The refusal by a stream that cannot be asked, and why. */
  abstract HostException impossible(String found, String streamId);

  /** The refusal by a stream that did not come to the request in time. */
  abstract HostException notReached(String streamId, Duration longest);

  /**
   * Makes the request in the stream's turn.
   *
   * @throws HostException if it is refused; the analyzer was not called then
   * @throws PluginCallFailed if the analyzer refuses or fails
   */
  abstract T make(CameraSettings camera, TurnCall call, CallWatch watch)
      throws HostException, PluginCallFailed;

  /**
   * Makes the request in the stream's turn, and answers it.
   *
   * @throws PluginCallFailed if the analyzer is in no known state now and must be replaced
   */
  final void answer(CameraSettings camera, TurnCall call, CallWatch watch) throws PluginCallFailed {
    FrameAnalyzer analyzer = call.slot().analyzer();
    try {
      answerWith(make(camera, call, watch));
    } catch (HostException refused) {
      refuse(refused);
    } catch (PluginCallFailed e) {
      refuse(new HostException(e.problems(), e.getCause()));
      if (e.kind() != PluginCallFailed.Kind.SETTINGS_REFUSED) {
        throw e;
      }
    } catch (AbandonedCall gone) {
      call.endLate(analyzer);
      throw gone;
    }
  }

  final void answerWith(T value) {
    answer.complete(value);
  }

  final boolean isAnswered() {
    return answer.isDone();
  }

  final void refuse(HostException why) {
    answer.completeExceptionally(why);
  }

  /** Ends the request after an error of the host, unless it has been answered. */
  final void fail(Throwable e) {
    answer.completeExceptionally(e);
  }

  /**
   * Waits for the answer.
   *
   * @param withdraw takes the request back if its turn has not begun; false if it has
   */
  final T await(Duration longest, String streamId, BooleanSupplier withdraw) throws HostException {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return answer.get(longest.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | InterruptedException e) {
          interrupted |= e instanceof InterruptedException;
          if (withdraw.getAsBoolean()) {
            throw notReached(streamId, longest);
          } // or it is being made right now, under a deadline
        }
      }
    } catch (ExecutionException refused) {
      throw refusal(refused);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private HostException refusal(ExecutionException refused) {
    if (refused.getCause() instanceof HostException typed) {
      return new HostException(typed.problems(), typed);
    }
    throw new IllegalStateException("the host failed on " + method(), refused);
  }
}
