package io.nunchi.tck.internal.future;

import io.nunchi.spi.frame.ColorMatrix;
import io.nunchi.spi.frame.ColorRange;
import io.nunchi.spi.frame.Frame;
import io.nunchi.spi.frame.FrameLease;
import io.nunchi.spi.frame.PixelFormat;
import io.nunchi.spi.frame.Plane;
import java.time.Instant;
import java.util.List;

/** A frame that says another colour coding than it has. */
record FutureFrame(Frame frame, Coding coding) implements Frame {

  /** A colour matrix and range. */
  record Coding(ColorMatrix matrix, ColorRange range) {}

  @Override
  public ColorMatrix colorMatrix() {
    return coding.matrix();
  }

  @Override
  public ColorRange colorRange() {
    return coding.range();
  }

  @Override
  public long sequence() {
    return frame.sequence();
  }

  @Override
  public int width() {
    return frame.width();
  }

  @Override
  public int height() {
    return frame.height();
  }

  @Override
  public PixelFormat pixelFormat() {
    return frame.pixelFormat();
  }

  @Override
  public List<Plane> planes() {
    return frame.planes();
  }

  @Override
  public Instant captureTime() {
    return frame.captureTime();
  }

  @Override
  public long streamTimeNanos() {
    return frame.streamTimeNanos();
  }

  @Override
  public long arrivalNanos() {
    return frame.arrivalNanos();
  }

  @Override
  public FrameLease retain() {
    FrameLease lease = frame.retain();
    return new FrameLease() {
      @Override
      public Frame frame() {
        return FutureFrame.this;
      }

      @Override
      public void close() {
        lease.close();
      }
    };
  }
}
