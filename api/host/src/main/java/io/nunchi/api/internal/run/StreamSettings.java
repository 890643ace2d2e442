package io.nunchi.api.internal.run;

import io.nunchi.api.HostException;
import io.nunchi.api.frame.Camera;
import io.nunchi.loading.internal.call.AbandonedCall;
import io.nunchi.loading.internal.call.CallWatch;
import io.nunchi.loading.internal.call.PluginCallFailed;
import io.nunchi.loading.internal.call.PluginFailures;
import io.nunchi.loading.internal.call.WatchedCall;
import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.spi.failure.Problem;
import io.nunchi.spi.settings.Settings;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The camera with its settings of this moment, and the change that waits for the next turn. */
final class StreamSettings {

  private final String streamId;
  private volatile Camera camera;
  private final AtomicReference<@Nullable SettingsChange> pending = new AtomicReference<>();
  private final AtomicReference<@Nullable SettingsChange> running = new AtomicReference<>();

  StreamSettings(Camera camera) {
    this.streamId = camera.id();
    this.camera = camera;
  }

  Camera camera() {
    return camera;
  }

  /** Lets a change wait for the next turn; the caller waits for it before it brings another. */
  void put(SettingsChange change) {
    pending.set(change);
  }

  /** Returns true if a change waits for a turn. */
  boolean isDue() {
    return pending.get() != null;
  }

  /** Takes back a change whose turn has not begun. */
  boolean withdraw(SettingsChange change) {
    return pending.compareAndSet(change, null);
  }

  /**
   * Makes the waiting change, in the stream's turn; returns what the analyzer threw if it is in no
   * known state now and must be replaced, or null.
   */
  @Nullable Throwable apply(AnalyzerSlot slot, CallWatch watch, WatchedCall call) {
    SettingsChange due = pending.getAndSet(null);
    if (due == null) {
      return null;
    }
    running.set(due);
    FrameAnalyzer analyzer = slot.analyzer();
    boolean abandoned = false;
    try {
      Settings after = slot.settingsAfter(due.changes());
      if (analyzer != null) {
        watch.run(
            call,
            () -> {
              analyzer.changeSettings(after);
              return analyzer;
            });
      }
      slot.use(after);
      Map<String, String> text = new HashMap<>(camera.settings());
      text.putAll(due.changes());
      camera = camera.withSettings(text);
      due.succeed();
      return null;
    } catch (HostException refused) {
      due.refuse(refused);
      return null;
    } catch (PluginCallFailed failed) {
      due.refuse(new HostException(failed.problems(), failed.getCause()));
      return failed.kind() == PluginCallFailed.Kind.SETTINGS_REFUSED ? null : failed;
    } catch (AbandonedCall gone) {
      abandoned = true; // the supervisor answers the caller
      if (analyzer != null) {
        slot.closeQuietly(analyzer);
      }
      throw gone;
    } catch (Exception | Error e) { // whatever a plugin throws, the host goes on
      due.refuse(new HostException(PluginFailures.problems(e, call.what(), call.loader()), e));
      return e;
    } finally {
      if (!abandoned) {
        running.compareAndSet(due, null);
      }
    }
  }

  /** The thread that makes a change does not come back. */
  void lost(Problem stuck) {
    SettingsChange change = running.getAndSet(null);
    if (change != null) {
      change.refuse(new HostException(stuck));
    }
  }

  /** The stream is closed: no turn will come. */
  void close() {
    SettingsChange change = pending.getAndSet(null);
    if (change != null) {
      change.refuse(cannotChange("a closed stream"));
    }
  }

  HostException cannotChange(String found) {
    return new HostException(
        Problem.of("NUN-4542", "the settings of this stream cannot be changed now")
            .expected("an open stream, and a thread other than its listener's")
            .found(found)
            .where("stream " + streamId)
            .fix("change them from another thread, while the stream is open"));
  }
}
