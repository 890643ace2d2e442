package io.nunchi.api.frame;

import io.nunchi.spi.failure.Problem;
import io.nunchi.spi.frame.PixelFormat;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** The problems of pictures, one method per code and case. */
final class FrameProblems {

  private FrameProblems() {}

  static InvalidFrameException noSuchSize(int width, int height) {
    return new InvalidFrameException(
        Problem.of("NUN-3001", "a picture of this size does not exist")
            .expected("width and height from 1 to " + FrameBuffer.MAXIMUM_SIDE)
            .found(width + "x" + height)
            .where("frame")
            .fix("check what the decoder says before the first picture is complete"));
  }

  static InvalidFrameException otherPlaneCount(PixelFormat format, int planes, int strides) {
    return new InvalidFrameException(
        Problem.of("NUN-3002", "the number of planes does not fit the pixel format")
            .expected(format.planeCount() + " planes and strides for " + format)
            .found(planes + " planes and " + strides + " strides")
            .where("frame")
            .fix("give one plane and one stride for each plane of the format"));
  }

  static InvalidFrameException shortStride(int plane, int rowBytes, int stride) {
    return new InvalidFrameException(
        Problem.of("NUN-3003", "the stride is shorter than a row of the picture")
            .expected("at least " + rowBytes + " bytes")
            .found(stride + " bytes")
            .where("plane " + plane)
            .fix("give the distance between rows in bytes, not in pixels"));
  }

  static InvalidFrameException tooLarge(int plane, String found) {
    return new InvalidFrameException(
        Problem.of("NUN-3004", "the memory does not hold the plane")
            .expected("at most " + Integer.MAX_VALUE + " bytes, which a buffer can have")
            .found(found)
            .where("plane " + plane)
            .fix("scale the picture down before it is analyzed"));
  }

  static InvalidFrameException smallMemory(int plane, long needed, ByteBuffer memory) {
    return new InvalidFrameException(
        Problem.of("NUN-3004", "the memory does not hold the plane")
            .expected("a direct buffer of at least " + needed + " bytes")
            .found(
                "a " + (memory.isDirect() ? "direct" : "heap") + " buffer of " + memory.capacity())
            .where("plane " + plane)
            .fix("give a direct buffer whose index 0 is the plane's first byte"));
  }

  static InvalidFrameException outsideSource(int plane, long first, long end, ByteBuffer source) {
    return new InvalidFrameException(
        Problem.of("NUN-3004", "the memory does not hold the plane")
            .expected("a source with the bytes from index " + first + " to " + (end - 1))
            .found("a buffer with the bytes from index 0 to " + (source.limit() - 1L))
            .where("plane " + plane)
            .fix("begin at the plane's first row, which lies last if the stride is negative"));
  }

  static IllegalStateException notHeld(String found, String where, @Nullable Throwable cause) {
    return new IllegalStateException(
        Problem.of("NUN-3006", "the picture is not the caller's any more")
            .expected("a hold for each offer and release: a new picture has one, hold() adds one")
            .found(found)
            .where(where)
            .fix("call hold() before each further offer, and touch no picture after the last one")
            .toString(),
        cause);
  }
}
