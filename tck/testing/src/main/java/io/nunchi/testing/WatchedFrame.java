package io.nunchi.testing;

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

/**
 * A frame that counts its open leases and the accesses after its borrow ended, and that can block
 * its reader.
 *
 * <p>Lifecycle: borrowed from its creation until {@link #endBorrow}. Threading: any thread.
 * Ownership: belongs to the test, which may overwrite the pixels once the frame is neither borrowed
 * nor leased.
 */
public final class WatchedFrame implements Frame {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final int MILLIS_BETWEEN_FRAMES = 1000 / Walk.FRAMES_PER_SECOND;

  private final FramePixels pixels;
  private final long sequence;
  private final AtomicInteger openLeases = new AtomicInteger();
  private final AtomicInteger leasesTaken = new AtomicInteger();
  private final AtomicInteger lateAccesses = new AtomicInteger();
  private volatile Instant captureTime;
  private volatile long arrivalNanos;
  private volatile long streamTimeNanos;
  private volatile boolean borrowed = true;
  private volatile Optional<ReadLatch> latch = Optional.empty();

  /**
   * Creates a borrowed frame.
   *
   * @param pixels its memory, which frames may share
   * @param sequence its number in the stream; times follow from it
   */
  public WatchedFrame(FramePixels pixels, long sequence) {
    this.pixels = pixels;
    this.sequence = sequence;
    this.captureTime = START.plusMillis(MILLIS_BETWEEN_FRAMES * sequence);
    this.arrivalNanos = nanos(sequence);
    this.streamTimeNanos = nanos(sequence);
  }

  /**
   * Blocks readers of the planes until the latch is released.
   *
   * @param newLatch the latch
   * @return this frame
   */
  public WatchedFrame blockedBy(ReadLatch newLatch) {
    latch = Optional.of(newLatch);
    return this;
  }

  /**
   * Changes the times of capture and arrival; the stream time stays as it is.
   *
   * @param newCaptureTime the capture time
   * @param newArrivalNanos the arrival, in nanoseconds with an arbitrary origin
   * @return this frame
   */
  public WatchedFrame at(Instant newCaptureTime, long newArrivalNanos) {
    captureTime = newCaptureTime;
    arrivalNanos = newArrivalNanos;
    return this;
  }

  /**
   * Changes the stream time, as for a stream of another frame rate; capture and arrival stay as
   * they are.
   *
   * @param nanos the new stream time, not before that of the frame before
   * @return this frame
   */
  public WatchedFrame streamedAt(long nanos) {
    streamTimeNanos = nanos;
    return this;
  }

  /** Ends the borrow, as a host does when {@code analyze} has returned. */
  public void endBorrow() {
    borrowed = false;
  }

  /**
   * Returns the memory.
   *
   * @return the pixels
   */
  public FramePixels pixels() {
    return pixels;
  }

  /**
   * Counts the leases that are not closed.
   *
   * @return open leases
   */
  public int openLeases() {
    return openLeases.get();
  }

  /**
   * Counts the leases, the closed ones too.
   *
   * @return calls of {@code retain()}
   */
  public int leasesTaken() {
    return leasesTaken.get();
  }

  /**
   * Counts the calls of the frame's methods while it was neither borrowed nor leased.
   *
   * @return late accesses
   */
  public int lateAccesses() {
    return lateAccesses.get();
  }

  private static long nanos(long sequence) {
    return 1_000_000L * MILLIS_BETWEEN_FRAMES * sequence;
  }

  private void access() {
    if (!borrowed && openLeases.get() == 0) {
      lateAccesses.incrementAndGet();
    }
  }

  @Override
  public long sequence() {
    access();
    return sequence;
  }

  @Override
  public int width() {
    access();
    return pixels.layout().width();
  }

  @Override
  public int height() {
    access();
    return pixels.layout().height();
  }

  @Override
  public PixelFormat pixelFormat() {
    access();
    return pixels.layout().format();
  }

  @Override
  public ColorMatrix colorMatrix() {
    access();
    return pixels.layout().coding().matrix();
  }

  @Override
  public ColorRange colorRange() {
    access();
    return pixels.layout().coding().range();
  }

  @Override
  public List<Plane> planes() {
    access();
    latch.ifPresent(ReadLatch::pass);
    return pixels.planes();
  }

  @Override
  public Instant captureTime() {
    access();
    return captureTime;
  }

  @Override
  public long streamTimeNanos() {
    access();
    return streamTimeNanos;
  }

  @Override
  public long arrivalNanos() {
    access();
    return arrivalNanos;
  }

  @Override
  public FrameLease retain() {
    if (!borrowed) {
      lateAccesses.incrementAndGet();
      throw new IllegalStateException(
          "the frame is not borrowed any more: retain() is called during analyze (rule 5.3)");
    }
    openLeases.incrementAndGet();
    leasesTaken.incrementAndGet();
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
