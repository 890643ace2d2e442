package io.nunchi.api.internal.stream;

import io.nunchi.api.frame.FrameBuffer;
import java.time.Duration;
import java.time.Instant;

/**
 * Gives the frames of one stream their {@linkplain io.nunchi.spi.frame.Frame#streamTimeNanos()
 * stream time}: what the VMS says, else the time between captures, else the time between arrivals.
 * Where a clock runs backwards, or captures are more than an hour apart, the time between arrivals
 * takes its place.
 *
 * <p>A camera's clock that jumps forwards by less passes unseen: captures that come faster than
 * their times say are also what a recording looks like that is replayed at a higher pace. Used by
 * one thread at a time.
 */
final class StreamClock {

  /** A camera that is still for longer than this between two frames has set its clock. */
  private static final long LONGEST_STEP_NANOS = Duration.ofHours(1).toNanos();

  private boolean hasBegun;
  private long nowNanos;
  private Instant capture = Instant.EPOCH;
  private long arrivalNanos;
  private long givenNanos;
  private boolean wasGiven;

  /** The stream time of the next frame, not less than that of the frame before. */
  long next(FrameBuffer picture) {
    long step = hasBegun ? step(picture) : 0;
    if (!hasBegun && picture.hasStreamTime()) {
      nowNanos = Math.max(0, picture.streamTimeNanos());
    }
    nowNanos += Math.max(0, step);
    hasBegun = true;
    capture = picture.captureTime();
    arrivalNanos = picture.arrivalNanos();
    wasGiven = picture.hasStreamTime();
    givenNanos = wasGiven ? picture.streamTimeNanos() : 0;
    return nowNanos;
  }

  private long step(FrameBuffer picture) {
    long arrivals = Math.max(0, picture.arrivalNanos() - arrivalNanos);
    if (wasGiven && picture.hasStreamTime()) {
      long given = picture.streamTimeNanos() - givenNanos;
      return given >= 0 ? given : arrivals;
    }
    Instant now = picture.captureTime();
    if (capture.equals(Instant.EPOCH) || now.equals(Instant.EPOCH)) {
      return arrivals;
    }
    long seconds = now.getEpochSecond() - capture.getEpochSecond();
    if (Math.abs(seconds) > LONGEST_STEP_NANOS / 1_000_000_000L) {
      return arrivals;
    }
    long captures = seconds * 1_000_000_000L + now.getNano() - capture.getNano();
    return captures >= 0 ? captures : arrivals;
  }
}
