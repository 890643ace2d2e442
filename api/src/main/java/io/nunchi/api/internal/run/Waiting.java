package io.nunchi.api.internal.run;

import io.nunchi.api.FrameBuffer;
import io.nunchi.api.FrameTiming;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A frame that was offered; what is said of it stays true when its picture is reused.
 *
 * @param recorded the event that began with the offer, if something records
 */
record Waiting(
    FrameBuffer picture,
    long sequence,
    Instant captureTime,
    long offeredNanos,
    @Nullable SlowFrame recorded) {

  /** Ends the event, if there is one and it took long. */
  void end(AnalyzerSlot slot, String outcome, @Nullable FrameTiming timing) {
    SlowFrame event = recorded;
    if (event == null) {
      return;
    }
    event.end();
    if (event.shouldCommit()) {
      event.stream = slot.logName().stream();
      event.sequence = sequence;
      event.generation = slot.generation().identity().number();
      event.plugin = slot.pluginId();
      event.outcome = outcome;
      if (timing != null) {
        event.waitTime = timing.waitNanos();
        event.analysisTime = timing.analyzeNanos();
      }
      event.commit();
    }
  }
}
