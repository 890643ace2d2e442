package io.nunchi.reference.internal.engine;

import io.nunchi.spi.frame.ColorMatrix;
import io.nunchi.spi.frame.ColorRange;
import io.nunchi.spi.frame.Frame;
import io.nunchi.spi.frame.FrameLease;
import io.nunchi.spi.frame.PixelFormat;
import io.nunchi.spi.frame.Plane;
import java.time.Instant;
import java.util.List;

/** A frame that tells when its planes are asked for. */
record ObservedFrame(Frame frame, Runnable onPlanes) implements Frame {

  @Override
  public List<Plane> planes() {
    onPlanes.run();
    return frame.planes();
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
  public ColorMatrix colorMatrix() {
    return frame.colorMatrix();
  }

  @Override
  public ColorRange colorRange() {
    return frame.colorRange();
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
    return frame.retain();
  }
}
