package io.nunchi.bench;

import io.nunchi.api.frame.FrameBuffer;
import java.util.List;

/**
 * Decoded frames in memory, so that decoding is not measured.
 *
 * @param source the recording or folder that the frames come from, for the report
 * @param frames at least one frame
 */
public record Footage(String source, List<FrameBuffer> frames) {

  /** Checks that there is a frame. */
  public Footage {
    if (frames.isEmpty()) {
      throw new IllegalArgumentException("no frame in " + source);
    }
    frames = List.copyOf(frames);
  }
}
