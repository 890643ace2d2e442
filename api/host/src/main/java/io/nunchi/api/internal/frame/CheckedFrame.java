package io.nunchi.api.internal.frame;

import io.nunchi.api.frame.FrameBuffer;
import io.nunchi.spi.frame.ColorMatrix;
import io.nunchi.spi.frame.ColorRange;
import io.nunchi.spi.frame.FrameLease;
import io.nunchi.spi.frame.PixelFormat;
import io.nunchi.spi.frame.Plane;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A frame that refuses, and reports, every use after its borrow and its leases have ended. */
final class CheckedFrame implements LentFrame {

  private final FrameBuffer picture;
  private final BorrowedFrame frame;
  private final Leases leases;
  private final AtomicInteger holders = new AtomicInteger(1);
  private volatile boolean borrowed = true;

  CheckedFrame(FrameBuffer picture, long sequence, long streamTimeNanos, Leases leases) {
    this.picture = picture;
    this.frame = new BorrowedFrame(picture, sequence, streamTimeNanos, leases);
    this.leases = leases;
  }

  @Override
  public void endBorrow() {
    borrowed = false;
    holders.decrementAndGet();
  }

  private BorrowedFrame usable(String use) {
    if (holders.get() == 0) {
      leases.usedAfterRelease(use);
      throw new IllegalStateException(
          "NUN-4510: " + use + " is called after the frame was released (rule 5.1)");
    }
    return frame;
  }

  @Override
  public long sequence() {
    return usable("sequence()").sequence();
  }

  @Override
  public int width() {
    return usable("width()").width();
  }

  @Override
  public int height() {
    return usable("height()").height();
  }

  @Override
  public PixelFormat pixelFormat() {
    return usable("pixelFormat()").pixelFormat();
  }

  @Override
  public ColorMatrix colorMatrix() {
    return usable("colorMatrix()").colorMatrix();
  }

  @Override
  public ColorRange colorRange() {
    return usable("colorRange()").colorRange();
  }

  @Override
  public List<Plane> planes() {
    return usable("planes()").planes();
  }

  @Override
  public Instant captureTime() {
    return usable("captureTime()").captureTime();
  }

  @Override
  public long streamTimeNanos() {
    return usable("streamTimeNanos()").streamTimeNanos();
  }

  @Override
  public long arrivalNanos() {
    return usable("arrivalNanos()").arrivalNanos();
  }

  @Override
  public FrameLease retain() {
    if (!borrowed) {
      leases.usedAfterRelease("retain()");
      throw new IllegalStateException(
          "the frame is not borrowed any more: retain() is called during analyze (rule 5.3)");
    }
    FrameLease lease = leases.take(this, picture, holders::decrementAndGet);
    holders.incrementAndGet();
    return lease;
  }
}
