package io.nunchi.api.internal.frame;

import io.nunchi.api.frame.FrameBuffer;
import io.nunchi.spi.frame.ColorMatrix;
import io.nunchi.spi.frame.ColorRange;
import io.nunchi.spi.frame.FrameLease;
import io.nunchi.spi.frame.PixelFormat;
import io.nunchi.spi.frame.Plane;
import java.time.Instant;
import java.util.List;

/**
 * A picture as an analyzer sees it, for the time of one call.
 *
 * <p>A pool's picture comes back again and again, and is lent to the same analyzer as the same
 * frame: never as the frame of another picture, so that a plugin that still uses it after the call
 * reads what it read before, or the picture's next content.
 */
final class BorrowedFrame implements LentFrame {

  private final FrameBuffer picture;
  private final Leases leases;
  private volatile long sequence;
  private volatile long streamTimeNanos;
  private volatile boolean borrowed = true;
  private volatile boolean wasRetained;

  BorrowedFrame(FrameBuffer picture, long sequence, long streamTimeNanos, Leases leases) {
    this.picture = picture;
    this.sequence = sequence;
    this.streamTimeNanos = streamTimeNanos;
    this.leases = leases;
  }

  /** Begins another call of the same analyzer; false if somebody may still use the one before. */
  boolean lendAgain(Leases lender, long newSequence, long newStreamTimeNanos) {
    if (lender != leases || borrowed || wasRetained) {
      return false;
    }
    sequence = newSequence;
    streamTimeNanos = newStreamTimeNanos;
    borrowed = true;
    return true;
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
  public long streamTimeNanos() {
    return streamTimeNanos;
  }

  @Override
  public long arrivalNanos() {
    return picture.arrivalNanos();
  }

  @Override
  public FrameLease retain() {
    if (!borrowed) {
      throw new IllegalStateException(
          "the frame is not borrowed any more: retain() is called during analyze (rule 5.3)");
    }
    wasRetained = true;
    return leases.take(this, picture, () -> {});
  }
}
