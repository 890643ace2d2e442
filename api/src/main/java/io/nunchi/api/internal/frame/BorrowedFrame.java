package io.nunchi.api.internal.frame;

import io.nunchi.api.FrameBuffer;
import io.nunchi.spi.frame.ColorMatrix;
import io.nunchi.spi.frame.ColorRange;
import io.nunchi.spi.frame.FrameLease;
import io.nunchi.spi.frame.PixelFormat;
import io.nunchi.spi.frame.Plane;
import java.time.Instant;
import java.util.List;

/** A picture as an analyzer sees it, for the time of one call. */
final class BorrowedFrame implements LentFrame {

  private final FrameBuffer picture;
  private final long sequence;
  private final Leases leases;
  private volatile boolean borrowed = true;

  BorrowedFrame(FrameBuffer picture, long sequence, Leases leases) {
    this.picture = picture;
    this.sequence = sequence;
    this.leases = leases;
  }

  @Override
  public void endBorrow() {
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
    return leases.take(this, picture, () -> {});
  }
}
