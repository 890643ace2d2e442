package io.nunchi.tck.internal.check;

import io.nunchi.api.frame.FrameBuffer;
import io.nunchi.spi.frame.Plane;
import io.nunchi.testing.WatchedFrame;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Frames of the kit as a VMS offers them to a host. */
final class HostFrames {

  private HostFrames() {}

  /** Copies a frame; it arrives now, and its times follow from that. */
  static FrameBuffer copy(WatchedFrame frame) {
    List<ByteBuffer> planes = new ArrayList<>();
    int[] strides = new int[frame.planes().size()];
    for (Plane plane : frame.planes()) {
      strides[planes.size()] = plane.stride();
      planes.add(plane.buffer());
    }
    return FrameBuffer.allocate(frame.width(), frame.height(), frame.pixelFormat())
        .copyFrom(planes, strides)
        .colors(frame.colorMatrix(), frame.colorRange());
  }

  /** Copies a frame with its capture and stream time; it arrives now. */
  static FrameBuffer timed(WatchedFrame frame) {
    return copy(frame)
        .captured(frame.captureTime(), System.nanoTime())
        .streamTime(frame.streamTimeNanos());
  }
}
