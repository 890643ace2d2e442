package io.nunchi.cli.internal.source;

import io.nunchi.cli.internal.video.MediaFacts;
import io.nunchi.cli.internal.video.MediaTally;
import java.util.Optional;

/**
 * The properties of a video's pictures and times, and what was mended in them.
 *
 * @param codec FFmpeg's name
 * @param pictures the form of the pictures; empty if there was none
 * @param sizeChanges times at which a picture had another size than the one before
 * @param interlacedFrames pictures of two fields, taken one after the other; they stay as they are
 * @param unturnedFrames pictures whose angle is no quarter turn; they stay as they are
 * @param damagedFrames pictures of which the decoder made up a part, because data were missing
 * @param time what was mended in the time stamps; empty for a camera, whose frames have the times
 *     at which they came
 */
public record SourceMedia(
    String codec,
    Optional<MediaFacts> pictures,
    int sizeChanges,
    long interlacedFrames,
    long unturnedFrames,
    long damagedFrames,
    Optional<Time> time) {

  /**
   * Counts of what was mended in a recording's time stamps.
   *
   * @param jumps times at which the clock went on from elsewhere, such as where files were joined
   * @param wraps times at which the clock started again from 0 for want of bits
   * @param irregular single time stamps out of order
   * @param untimed frames without a time stamp, which follow by the rate
   * @param framesPerSecond measured from the first frame to the last; 0 for a single frame
   * @param shortestStepSeconds the shortest time between two frames
   * @param longestStepSeconds the longest time between two frames
   */
  public record Time(
      long jumps,
      long wraps,
      long irregular,
      long untimed,
      double framesPerSecond,
      double shortestStepSeconds,
      double longestStepSeconds) {

    static Time of(RecordingClock clock) {
      return new Time(
          clock.jumps(),
          clock.wraps(),
          clock.irregular(),
          clock.untimed(),
          Math.round(clock.framesPerSecond() * 1000) / 1000.0,
          clock.shortestStepMicros() / 1e6,
          clock.longestStepMicros() / 1e6);
    }
  }

  static SourceMedia of(VideoDecoder decoder, Optional<Time> time) {
    MediaTally tally = decoder.tally();
    return new SourceMedia(
        decoder.codec(),
        tally.first(),
        tally.sizeChanges(),
        tally.interlaced(),
        tally.ofOtherAngle(),
        tally.damaged(),
        time);
  }
}
