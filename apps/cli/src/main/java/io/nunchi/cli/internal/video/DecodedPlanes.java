package io.nunchi.cli.internal.video;

import io.nunchi.api.frame.FrameBuffer;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.BytePointer;

/** The planes of a decoded frame as Java sees them. */
final class DecodedPlanes {

  private DecodedPlanes() {}

  /** Copies a decoded frame into a picture of its size and layout. */
  static void copy(AVFrame frame, FrameBuffer picture) {
    List<ByteBuffer> planes = new ArrayList<>();
    int[] strides = new int[picture.planes().size()];
    for (int i = 0; i < strides.length; i++) {
      strides[i] = frame.linesize(i);
      planes.add(plane(frame.data(i), strides[i], picture.planes().get(i).rows()));
    }
    picture.copyFrom(planes, strides);
  }

  /** All rows of a plane; the buffer's position is at the first one, which may be the last. */
  private static ByteBuffer plane(BytePointer firstRow, int stride, int rows) {
    long beforeFirst = stride < 0 ? (long) -stride * (rows - 1) : 0;
    BytePointer start = beforeFirst == 0 ? firstRow : new Before(firstRow, beforeFirst);
    ByteBuffer memory = start.capacity((long) Math.abs(stride) * rows).asByteBuffer();
    return memory.position((int) beforeFirst);
  }

  /** A place in memory before another. */
  private static final class Before extends BytePointer {
    Before(BytePointer other, long bytes) {
      super(other);
      this.address -= bytes;
    }
  }
}
