package io.nunchi.cli.internal.source;

import io.nunchi.api.frame.FrameBuffer;
import io.nunchi.spi.failure.Problem;
import java.time.Duration;
import java.time.Instant;

/** One frame of a source, readable or not. */
public sealed interface SourceFrame {

  /** Counts the source's frames from 1, unreadable ones included. */
  long number();

  /** When the camera took it. */
  Instant captureTime();

  /** The time since the source's first frame. */
  Duration position();

  /** The time it took to read and decode it, in nanoseconds. */
  long decodeNanos();

  /**
   * A frame that was decoded.
   *
   * @param number from 1
   * @param captureTime when the camera took it
   * @param position the time since the first frame
   * @param decodeNanos the time it took to decode it
   * @param picture the pixels; the taker of this frame releases them
   */
  record Decoded(
      long number, Instant captureTime, Duration position, long decodeNanos, FrameBuffer picture)
      implements SourceFrame {}

  /**
   * A frame that cannot be decoded.
   *
   * @param number from 1
   * @param captureTime when the camera took it
   * @param position the time since the first frame
   * @param decodeNanos the time it took to find out
   * @param problem why
   */
  record Unreadable(
      long number, Instant captureTime, Duration position, long decodeNanos, Problem problem)
      implements SourceFrame {}
}
