package io.nunchi.api.internal.stream;

import io.nunchi.api.HostException;
import io.nunchi.api.internal.analyzer.AnalyzerSlot;
import io.nunchi.api.internal.analyzer.SettingsEdit;
import io.nunchi.loading.internal.call.AbandonedCall;
import io.nunchi.loading.internal.call.CallWatch;
import io.nunchi.loading.internal.call.PluginCallFailed;
import io.nunchi.loading.internal.call.WatchedCall;
import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.spi.settings.Settings;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/** A change of a stream's settings, on its way to the stream's next turn. */
record SettingsChange(SettingsEdit edit, CompletableFuture<Boolean> done) implements StreamCommand {

  private static final WatchedCall.Method<FrameAnalyzer, Settings, Boolean> CHANGE =
      (analyzer, settings) -> {
        analyzer.changeSettings(settings);
        return true;
      };

  static SettingsChange of(SettingsEdit edit) {
    return new SettingsChange(edit, new CompletableFuture<>());
  }

  /**
   * Makes the change in the stream's turn, or refuses it.
   *
   * @throws PluginCallFailed if the analyzer is in no known state now and must be replaced
   */
  void apply(CameraSettings camera, TurnCall call, CallWatch watch) throws PluginCallFailed {
    AnalyzerSlot slot = call.slot();
    FrameAnalyzer analyzer = slot.analyzer();
    try {
      Settings after = slot.settingsAfter(edit);
      if (analyzer != null) {
        var unused = call.run(watch, CHANGE, analyzer, after);
      }
      slot.use(after);
      camera.change(slot.pluginId(), edit);
      var unused = done.complete(true);
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

  void refuse(HostException why) {
    done.completeExceptionally(why);
  }

  /** Ends the change after an error of the host, unless it has been answered. */
  void fail(Throwable e) {
    done.completeExceptionally(e);
  }

  /**
   * Waits until the change is done or refused.
   *
   * @param withdraw takes the change back if its turn has not begun; false if it has
   */
  void await(Duration longest, String streamId, BooleanSupplier withdraw) throws HostException {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          done.get(longest.toNanos(), TimeUnit.NANOSECONDS);
          return;
        } catch (TimeoutException | InterruptedException e) {
          interrupted |= e instanceof InterruptedException;
          if (withdraw.getAsBoolean()) {
            throw StreamProblems.settingsNotReached(streamId, longest);
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
}
