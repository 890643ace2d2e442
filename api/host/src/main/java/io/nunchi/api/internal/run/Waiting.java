package io.nunchi.api.internal.run;

import io.nunchi.api.frame.FrameBuffer;
import io.nunchi.api.frame.FrameOrigin;
import io.nunchi.api.frame.FrameTiming;
import io.nunchi.api.frame.OfferedFrame;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A frame that was offered; what is said of it stays true when its picture is reused. Its mailbox
 * fills it again for a later frame when it has come to its end.
 */
final class Waiting implements OfferedFrame {

  private @Nullable FrameBuffer picture;
  private @Nullable FrameOrigin origin;
  private @Nullable Instant captureTime;
  private @Nullable Object tag;
  private long sequence;
  private long offeredNanos;
  private @Nullable SlowFrame recorded;

  /** Begins with the offer of a frame, with the event that began with it if something records. */
  void begin(
      FrameBuffer offered,
      long number,
      Instant captured,
      long nowNanos,
      @Nullable SlowFrame event) {
    picture = offered;
    sequence = number;
    captureTime = captured;
    offeredNanos = nowNanos;
    recorded = event;
  }

  void tag(@Nullable Object given) {
    tag = given;
  }

  /** Says where the frame came from, by the settings that it was analyzed with. */
  Waiting from(FrameOrigin found) {
    origin = found;
    return this;
  }

  /** Lets go of the frame. */
  void forget() {
    picture = null;
    origin = null;
    tag = null;
    captureTime = null;
    recorded = null;
  }

  FrameBuffer picture() {
    return Objects.requireNonNull(picture, "the frame has come to its end");
  }

  @Override
  public FrameOrigin origin() {
    return Objects.requireNonNull(origin, "the frame has no outcome yet");
  }

  @Override
  public int width() {
    return picture().width();
  }

  @Override
  public int height() {
    return picture().height();
  }

  @Override
  public Optional<Object> tag() {
    return Optional.ofNullable(tag);
  }

  @Override
  public long sequence() {
    return sequence;
  }

  @Override
  public Instant captureTime() {
    return Objects.requireNonNull(captureTime, "the frame has come to its end");
  }

  long offeredNanos() {
    return offeredNanos;
  }

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
