package io.nunchi.bench;

import io.nunchi.api.frame.FrameBuffer;
import io.nunchi.spi.frame.PixelFormat;
import java.util.List;
import java.util.Set;

/**
 * Decoded frames in memory, so that decoding is not measured.
 *
 * @param source the recording or folder that the frames come from, for the report
 * @param frames at least one frame
 * @param fit brings them into another format for an engine that does not take theirs
 */
public record Footage(String source, List<FrameBuffer> frames, FrameFit fit) {

  /** Checks that there is a frame. */
  public Footage {
    if (frames.isEmpty()) {
      throw new IllegalArgumentException("no frame in " + source);
    }
    frames = List.copyOf(frames);
  }

  /** Frames for engines that take them as they are. */
  public Footage(String source, List<FrameBuffer> frames) {
    this(source, frames, FrameFit.NONE);
  }

  /** The footage in a format that an engine takes; it takes this one's place. */
  Footage fitting(Set<PixelFormat> accepted) {
    return new Footage(
        source, frames.stream().map(frame -> fit.fitting(frame, accepted)).toList(), fit);
  }
}
