package io.nunchi.nativelib.internal.vision;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import io.nunchi.nativelib.internal.NativeErrors;
import io.nunchi.nativelib.internal.vision.layout.FrameStruct;
import io.nunchi.nativelib.internal.vision.layout.PlaneStruct;
import io.nunchi.nativelib.internal.vision.load.CMemory;
import io.nunchi.nativelib.internal.vision.load.PixelFormatCode;
import io.nunchi.spi.failure.FrameRejectedException;
import io.nunchi.spi.failure.Problem;
import io.nunchi.spi.frame.ColorMatrix;
import io.nunchi.spi.frame.ColorRange;
import io.nunchi.spi.frame.Frame;
import io.nunchi.spi.frame.PixelFormat;
import io.nunchi.spi.frame.Plane;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Describes a frame to a library in the C struct of its stream, without copying a pixel. Rejects
 * every frame that the C side could not survive, whatever its origin.
 */
final class FrameWriter {

  private static final int UNSPECIFIED = 0;

  private final CMemory struct = new CMemory(FrameStruct.SIZE);
  private final Set<PixelFormat> pixelFormats;

  FrameWriter(Set<PixelFormat> pixelFormats) {
    this.pixelFormats = pixelFormats;
    struct.bytes().putInt(FrameStruct.STRUCT_SIZE, FrameStruct.SIZE);
  }

  Pointer pointer() {
    return struct.pointer();
  }

  void write(Frame frame, List<Plane> planes) throws FrameRejectedException {
    PixelFormat format = frame.pixelFormat();
    if (!pixelFormats.contains(format)) {
      throw unfit(frame, "one of the pixel formats " + pixelFormats, format.toString());
    }
    checkPlanes(frame, planes);
    ByteBuffer bytes = struct.bytes();
    bytes.putInt(FrameStruct.WIDTH, frame.width());
    bytes.putInt(FrameStruct.HEIGHT, frame.height());
    bytes.putInt(FrameStruct.PIXEL_FORMAT, PixelFormatCode.of(format));
    bytes.putInt(FrameStruct.COLOUR_MATRIX, matrixCode(format, frame.colorMatrix()));
    bytes.putInt(FrameStruct.COLOUR_RANGE, rangeCode(format, frame.colorRange()));
    bytes.putInt(FrameStruct.PLANE_COUNT, planes.size());
    bytes.putLong(FrameStruct.SEQUENCE, frame.sequence());
    bytes.putLong(FrameStruct.CAPTURE_TIME_NS, epochNanos(frame));
    bytes.putLong(FrameStruct.MONOTONIC_TIME_NS, frame.arrivalNanos());
    bytes.putLong(FrameStruct.STREAM_TIME_NS, frame.streamTimeNanos());
    for (int i = 0; i < FrameStruct.MAX_PLANES; i++) {
      if (i < planes.size()) {
        Plane plane = planes.get(i);
        Pointer data = Native.getDirectBufferPointer(plane.buffer());
        writePlane(i, Pointer.nativeValue(data), plane.stride(), plane.rows());
      } else {
        writePlane(i, 0, 0, 0);
      }
    }
  }

  /** Leaves no pointer to pixels that the library may not read any more. */
  void endBorrow() {
    for (int i = 0; i < FrameStruct.MAX_PLANES; i++) {
      writePlane(i, 0, 0, 0);
    }
  }

  private void writePlane(int index, long address, int stride, int rows) {
    int at = FrameStruct.PLANES + index * PlaneStruct.SIZE;
    ByteBuffer bytes = struct.bytes();
    bytes.putLong(at + PlaneStruct.DATA, address);
    bytes.putInt(at + PlaneStruct.STRIDE, stride);
    bytes.putInt(at + PlaneStruct.ROWS, rows);
  }

  /** A plane knows that its memory holds it; here, that it holds the picture. */
  private static void checkPlanes(Frame frame, List<Plane> planes) throws FrameRejectedException {
    PixelFormat format = frame.pixelFormat();
    if (frame.width() < 1 || frame.height() < 1) {
      throw unfit(frame, "at least 1x1 pixels", frame.width() + "x" + frame.height());
    }
    if (planes.size() != format.planeCount()) {
      throw unfit(frame, format.planeCount() + " planes", planes.size() + " planes");
    }
    for (int i = 0; i < planes.size(); i++) {
      Plane plane = planes.get(i);
      int rowBytes = format.rowBytes(i, frame.width());
      int rows = format.rows(i, frame.height());
      if (plane.rowBytes() != rowBytes || plane.rows() != rows) {
        throw unfit(
            frame,
            "plane " + i + " with " + rows + " rows of " + rowBytes + " bytes",
            plane.rows() + " rows of " + plane.rowBytes() + " bytes");
      }
    }
  }

  private static long epochNanos(Frame frame) throws FrameRejectedException {
    Instant time = frame.captureTime();
    try {
      return Math.addExact(
          Math.multiplyExact(time.getEpochSecond(), 1_000_000_000L), time.getNano());
    } catch (ArithmeticException e) {
      throw unfit(frame, "a capture time between the years 1678 and 2261", time.toString());
    }
  }

  private static FrameRejectedException unfit(Frame frame, String expected, String found) {
    return new FrameRejectedException(
        Problem.of(NativeErrors.UNFIT_FRAME, "the frame cannot be handed to the library")
            .expected(expected)
            .found(found)
            .where("frame " + frame.sequence())
            .fix("correct the source of the frames; the next frame is analyzed as ever"));
  }

  private static int matrixCode(PixelFormat format, ColorMatrix matrix) {
    return switch (format) {
      case NV12, I420 ->
          switch (matrix) {
            case BT601 -> 1;
            case BT709 -> 2;
            case BT2020 -> 3;
            default -> UNSPECIFIED; // of a later contract
          };
      default -> UNSPECIFIED;
    };
  }

  /** The contract gives the range no meaning for BGR, RGB and BGRA. */
  private static int rangeCode(PixelFormat format, ColorRange range) {
    return switch (format) {
      case NV12, I420, GRAY8 ->
          switch (range) {
            case LIMITED -> 1;
            case FULL -> 2;
            default -> UNSPECIFIED; // of a later contract
          };
      default -> UNSPECIFIED;
    };
  }
}
