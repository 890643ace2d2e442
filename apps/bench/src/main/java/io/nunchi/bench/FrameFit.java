package io.nunchi.bench;

import io.nunchi.api.frame.FrameBuffer;
import io.nunchi.spi.frame.PixelFormat;
import java.util.Set;

/** Brings frames into a pixel format that an engine takes. */
@FunctionalInterface
public interface FrameFit {

  /** Leaves every frame as it is. */
  FrameFit NONE = (frame, accepted) -> frame;

  /**
   * Gives a frame that fits.
   *
   * @param frame is released if another one takes its place
   * @param accepted the formats that the engine takes
   */
  FrameBuffer fitting(FrameBuffer frame, Set<PixelFormat> accepted);
}
