package io.nunchi.api.internal.run;

import io.nunchi.api.FrameBuffer;
import io.nunchi.spi.frame.ColorMatrix;
import io.nunchi.spi.frame.ColorRange;
import io.nunchi.spi.frame.Frame;
import io.nunchi.spi.frame.FrameLease;
import io.nunchi.spi.frame.PixelFormat;
import io.nunchi.spi.frame.Plane;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** A picture as an analyzer sees it, for the time of one call. */
final class BorrowedFrame implements Frame {

  private final FrameBuffer picture;
  private final long sequence;
  private volatile boolean borrowed = true;

  BorrowedFrame(FrameBuffer picture, long sequence) {
    this.picture = picture;
    this.sequence = sequence;
  }

  /** The call is over. */
  void endBorrow() {
    borrowed = false;
  }

  @Override
  public long sequence() {
    return sequence;
  }

  @Override
  public int width() {
    return picture.width();
  }

  @Override
  public int height() {
    return picture.height();
  }

  @Override
  public PixelFormat pixelFormat() {
    return picture.pixelFormat();
  }

  @Override
  public ColorMatrix colorMatrix() {
    return picture.colorMatrix();
  }

  @Override
  public ColorRange colorRange() {
    return picture.colorRange();
  }

  @Override
  public List<Plane> planes() {
    return picture.planes();
  }

  @Override
  public Instant captureTime() {
    return picture.captureTime();
  }

  @Override
  public long monotonicNanos() {
    return picture.monotonicNanos();
  }

  @Override
  public FrameLease retain() {
    if (!borrowed) {
      throw new IllegalStateException(
          "the frame is not borrowed any more: retain() is called during analyze (rule 5.3)");
    }
    picture.hold();
    return new Lease();
  }

  private final class Lease implements FrameLease {
    private final AtomicBoolean open = new AtomicBoolean(true);

    @Override
    public Frame frame() {
      return BorrowedFrame.this;
    }

    @Override
    public void close() {
      if (open.compareAndSet(true, false)) {
        picture.release();
      }
    }
  }
}
