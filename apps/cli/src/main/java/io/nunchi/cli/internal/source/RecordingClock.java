package io.nunchi.cli.internal.source;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/**
 * The positions of a recording's frames, by its own time stamps where they make sense. The clock of
 * a recording jumps where files were joined or the camera's clock was set; there a frame takes as
 * long as the one before it. Frames whose time stamps are out of order come just after the last
 * one, and the others keep their times. For one thread.
 */
final class RecordingClock {

  /** A recording with a gap that is longer than this was joined, or its clock was set. */
  private static final long LONGEST_GAP_MICROS = TimeUnit.HOURS.toMicros(1);

  /** The same for containers in which joining is usual. */
  private static final long LONGEST_GAP_WHERE_JOINED_MICROS = TimeUnit.SECONDS.toMicros(10);

  /** Time stamps that go back by less than this are out of order: no clock was set. */
  private static final long LARGEST_DISORDER_MICROS = TimeUnit.SECONDS.toMicros(1);

  /** A step back leads to the clock's start if it ends nearer to it than this part of the step. */
  private static final long NEAR_START = 4;

  private final long wrapMicros;
  private final long longestGapMicros;
  private long intervalMicros;
  private long frames;
  private long shortestStep = Long.MAX_VALUE;
  private long longestStep;
  private long position;

  /** The last position by the clock or the rate, which frames out of order come after. */
  private long trusted;

  /** Frames out of order stay below this position, to leave the next one its own. */
  private long disorderLimit = Long.MAX_VALUE;

  /** The time stamp at which the clock begins. */
  private long clockStart;

  private long offset;
  private boolean isOffsetKnown;
  private boolean isSuspect;
  private long suspectedOffset;
  private long suspectedStart;
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
      position = timestampMicros.isPresent() ? at(timestampMicros.getAsLong()) : withoutStamp();
      shortestStep = Math.min(shortestStep, position - before);
      longestStep = Math.max(longestStep, position - before);
    }
    if (!isOffsetKnown && timestampMicros.isPresent()) {
      isOffsetKnown = true;
      clockStart = timestampMicros.getAsLong();
      offset = position - timestampMicros.getAsLong();
    }
    frames++;
    return Duration.ofNanos(position * 1000);
  }

  /** The position one frame after the last one. */
  private long regular() {
    return position + intervalMicros;
  }

  private long withoutStamp() {
    return trust(regular());
  }

  private long at(long timestamp) {
    if (!isOffsetKnown) {
      return withoutStamp();
    }
    long candidate = timestamp + offset;
    if (follows(candidate)) {
      settle();
      return moved(candidate);
    }
    if (wrapMicros > 0 && follows(candidate + wrapMicros)) {
      wraps++;
      offset += wrapMicros;
      clockStart = timestamp;
      settle();
      return moved(timestamp + offset);
    }
    if (candidate > trusted && candidate <= position) {
      settle();
      return overtaken(candidate);
    }
    if (isSuspect && follows(timestamp + suspectedOffset)) {
      isSuspect = false;
      jumps++;
      offset = suspectedOffset;
      clockStart = suspectedStart;
      trusted = position;
      return moved(timestamp + offset);
    }
    settle();
    if (isOutOfOrder(timestamp)) {
      irregular++;
      return outOfOrder(trusted - candidate);
    }
    isSuspect = true;
    suspectedStart = timestamp;
    suspectedOffset = regular() - timestamp;
    return regular();
  }

  /** True for a small step back, unless it leads to where the clock began: another may begin. */
  private boolean isOutOfOrder(long timestamp) {
    long late = trusted - (timestamp + offset);
    return late >= 0
        && late < LARGEST_DISORDER_MICROS
        && timestamp - clockStart >= late / NEAR_START;
  }

  /** The place of a frame whose time stamp is right, but taken by frames out of order. */
  private long overtaken(long candidate) {
    trusted = candidate;
    disorderLimit = position;
    return position + 1;
  }

  /** A position between the last frame and the next one, by what is known of their distance. */
  private long outOfOrder(long late) {
    long room = late > 0 ? Math.min(intervalMicros, late / 2) : intervalMicros;
    disorderLimit = Math.min(disorderLimit, trusted + room);
    return position + Math.max(1, (disorderLimit - position) / 2);
  }

  private boolean follows(long candidate) {
    return candidate > position && candidate - position <= longestGapMicros;
  }

  private long moved(long next) {
    intervalMicros = next - trusted;
    return trust(next);
  }

  private long trust(long next) {
    trusted = next;
    disorderLimit = Long.MAX_VALUE;
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
