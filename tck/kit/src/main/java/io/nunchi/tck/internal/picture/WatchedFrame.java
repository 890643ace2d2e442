package io.nunchi.tck.internal.picture;

import io.nunchi.spi.frame.ColorMatrix;
import io.nunchi.spi.frame.ColorRange;
import io.nunchi.spi.frame.Frame;
import io.nunchi.spi.frame.FrameLease;
import io.nunchi.spi.frame.PixelFormat;
import io.nunchi.spi.frame.Plane;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** A frame that notes who looks at it when nobody may, and can hold its reader up. */
public final class WatchedFrame implements Frame {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final int MILLIS_BETWEEN_FRAMES = 100;

  private final Picture picture;
  private final long sequence;
  private final AtomicInteger openLeases = new AtomicInteger();
  private final AtomicInteger lateLooks = new AtomicInteger();
  private volatile boolean borrowed = true;
  private volatile Optional<Gate> gate = Optional.empty();

  public WatchedFrame(Picture picture, long sequence) {
    this.picture = picture;
    this.sequence = sequence;
  }

  /** Lets whoever reads the planes wait until the gate is opened. */
  public WatchedFrame heldUpBy(Gate newGate) {
    gate = Optional.of(newGate);
    return this;
  }

  /** The call is over. */
  public void endBorrow() {
    borrowed = false;
  }

  public Picture picture() {
    return picture;
  }

  /** Leases that were not closed yet. */
  public int openLeases() {
    return openLeases.get();
  }

  /** How often it was asked for something when it was neither borrowed nor leased. */
  public int lateLooks() {
    return lateLooks.get();
  }

  private void look() {
    if (!borrowed && openLeases.get() == 0) {
      lateLooks.incrementAndGet();
    }
  }

  @Override
  public long sequence() {
    look();
    return sequence;
  }

  @Override
  public int width() {
    look();
    return picture.width();
  }

  @Override
  public int height() {
    look();
    return picture.height();
  }

  @Override
  public PixelFormat pixelFormat() {
    look();
    return picture.format();
  }

  @Override
  public ColorMatrix colorMatrix() {
    look();
    return ColorMatrix.BT601;
  }

  @Override
  public ColorRange colorRange() {
    look();
    return ColorRange.FULL;
  }

  @Override
  public List<Plane> planes() {
    look();
    gate.ifPresent(Gate::pass);
    return picture.planes();
  }

  @Override
  public Instant captureTime() {
    look();
    return START.plusMillis(MILLIS_BETWEEN_FRAMES * sequence);
  }

  @Override
  public long monotonicNanos() {
    look();
    return 1_000_000L * MILLIS_BETWEEN_FRAMES * sequence;
  }

  @Override
  public FrameLease retain() {
    if (!borrowed) {
      lateLooks.incrementAndGet();
      throw new IllegalStateException(
          "the frame is not borrowed any more: retain() is called during analyze (rule 5.3)");
    }
    openLeases.incrementAndGet();
    return new Lease();
  }

  private final class Lease implements FrameLease {
    private final AtomicBoolean open = new AtomicBoolean(true);

    @Override
    public Frame frame() {
      return WatchedFrame.this;
    }

    @Override
    public void close() {
      if (open.compareAndSet(true, false)) {
        openLeases.decrementAndGet();
      }
    }
  }
}
