package io.nunchi.api.internal.run;

import io.nunchi.api.HostException;
import io.nunchi.spi.failure.Problem;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/** A change of a stream's settings, on its way to the stream's next turn. */
record SettingsChange(Map<String, String> changes, CompletableFuture<Boolean> done) {

  static SettingsChange of(Map<String, String> changes) {
    return new SettingsChange(Map.copyOf(changes), new CompletableFuture<>());
  }

  void succeed() {
    done.complete(true);
  }

  void refuse(HostException why) {
    done.completeExceptionally(why);
  }

  /**
   * Waits until the change is done or refused.
   *
   * @param withdraw takes the change back if its turn has not begun; false if it has
   */
  void await(Duration longest, String where, BooleanSupplier withdraw) throws HostException {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          done.get(longest.toNanos(), TimeUnit.NANOSECONDS);
          return;
        } catch (TimeoutException | InterruptedException e) {
          interrupted |= e instanceof InterruptedException;
          if (withdraw.getAsBoolean()) {
            throw notReached(where, longest);
          } // or it is being changed right now, under a deadline
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

  private static HostException refusal(ExecutionException refused) {
    if (refused.getCause() instanceof HostException typed) {
      return new HostException(typed.problems(), typed);
    }
    throw new IllegalStateException("a change of settings failed", refused);
  }

  private static HostException notReached(String where, Duration longest) {
    return new HostException(
        Problem.of("NUN-4543", "the settings were not changed: the stream did not come to it")
            .expected("the end of the running frame within " + longest)
            .found("a stream that is still busy, or an interrupt")
            .where(where)
            .fix("look at the stream's health, and change them again"));
  }
}
