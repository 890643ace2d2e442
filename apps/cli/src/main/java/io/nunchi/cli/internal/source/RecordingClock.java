package io.nunchi.cli.internal.source;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/**
 * The positions of a recording's frames, by its own time stamps where they make sense. The clock of
 * a recording jumps where files were joined or the camera's clock was set; there a frame takes as
 * long as the one before it. For one thread.
 */
final class RecordingClock {

  /** A recording with a gap that is longer than this was joined, or its clock was set. */
  private static final long LONGEST_GAP_MICROS = TimeUnit.HOURS.toMicros(1);

  /** The same for containers in which joining is usual. */
  private static final long LONGEST_GAP_WHERE_JOINED_MICROS = TimeUnit.SECONDS.toMicros(10);

  private final long wrapMicros;
  private final long longestGapMicros;
  private long intervalMicros;
  private long frames;
  private long shortestStep = Long.MAX_VALUE;
  private long longestStep;
  private long position;
  private long offset;
  private boolean isOffsetKnown;
  private boolean isSuspect;
  private long suspectedOffset;
  private long jumps;
  private long irregular;
  private long wraps;
  private long untimed;

  /**
   * Starts a clock.
   *
   * @param intervalMicros how long a frame takes until time stamps tell
   * @param wrapMicros after this time the time stamps start again from 0; 0 if they never do
   * @param mayJump true for containers in which jumps are usual
   */
  RecordingClock(long intervalMicros, long wrapMicros, boolean mayJump) {
    this.intervalMicros = intervalMicros;
    this.wrapMicros = wrapMicros;
    this.longestGapMicros = mayJump ? LONGEST_GAP_WHERE_JOINED_MICROS : LONGEST_GAP_MICROS;
  }

  /**
   * Moves to the next frame.
   *
   * @param timestampMicros its time stamp, if it has one
   * @return the time since the first frame, more than for the frame before
   */
  Duration next(OptionalLong timestampMicros) {
    if (timestampMicros.isEmpty()) {
      untimed++;
    }
    if (frames > 0) {
      long before = position;
      position = timestampMicros.isPresent() ? at(timestampMicros.getAsLong()) : regular();
      shortestStep = Math.min(shortestStep, position - before);
      longestStep = Math.max(longestStep, position - before);
    }
    if (!isOffsetKnown && timestampMicros.isPresent()) {
      isOffsetKnown = true;
      offset = position - timestampMicros.getAsLong();
    }
    frames++;
    return Duration.ofNanos(position * 1000);
  }

  /** The position one frame after the last one. */
  private long regular() {
    return position + intervalMicros;
  }

  private long at(long timestamp) {
    if (!isOffsetKnown) {
      return regular();
    }
    if (follows(timestamp + offset)) {
      settle();
      return moved(timestamp + offset);
    }
    if (wrapMicros > 0 && follows(timestamp + offset + wrapMicros)) {
      wraps++;
      offset += wrapMicros;
      settle();
      return moved(timestamp + offset);
    }
    if (isSuspect && follows(timestamp + suspectedOffset)) {
      isSuspect = false;
      jumps++;
      offset = suspectedOffset;
      return moved(timestamp + offset);
    }
    settle();
    isSuspect = true;
    suspectedOffset = regular() - timestamp;
    return regular();
  }

  private boolean follows(long candidate) {
    return candidate > position && candidate - position <= longestGapMicros;
  }

  private long moved(long next) {
    intervalMicros = next - position;
    return next;
  }

  /** The time stamps before this one did not begin a new clock: they were wrong by themselves. */
  private void settle() {
    if (isSuspect) {
      isSuspect = false;
      irregular++;
    }
  }

  /** The length of the last frame that could be measured, or of a regular one. */
  Duration interval() {
    return Duration.ofNanos(intervalMicros * 1000);
  }

  /** The rate from the first frame to the last one; 0 for less than two frames. */
  double framesPerSecond() {
    return position == 0 ? 0 : (frames - 1) * 1e6 / position;
  }

  /** The shortest time between two frames; 0 for less than two. */
  long shortestStepMicros() {
    return frames < 2 ? 0 : shortestStep;
  }

  /** The longest time between two frames. */
  long longestStepMicros() {
    return longestStep;
  }

  /** Returns the number of times at which the clock went on from elsewhere. */
  long jumps() {
    return jumps;
  }

  /** Returns the number of single time stamps out of order. */
  long irregular() {
    return irregular + (isSuspect ? 1 : 0);
  }

  /** Returns the number of times at which the clock started again from 0 for want of bits. */
  long wraps() {
    return wraps;
  }

  /** Returns the number of frames without a time stamp. */
  long untimed() {
    return untimed;
  }
}
