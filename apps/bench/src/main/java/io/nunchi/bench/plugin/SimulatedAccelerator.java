package io.nunchi.bench.plugin;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A device with a queue, which takes the same time for a batch of any size and uses no processor.
 * Frames that arrive while it computes form the next batch, which begins as soon as the one before
 * has ended: late threads do not hold the device up.
 *
 * <p>Threading: any thread.
 */
final class SimulatedAccelerator {

  private final int mostFrames;
  private final long batchNanos;
  private Batch last;

  /** A batch; the device's lock guards the number of its frames. */
  static final class Batch {
    private final long startNanos;
    private int frames;

    private Batch(long startNanos) {
      this.startNanos = startNanos;
    }
  }

  /**
   * Creates an idle device.
   *
   * @param mostFrames the greatest batch
   * @param batchMicros the time that it takes for a batch
   */
  SimulatedAccelerator(int mostFrames, long batchMicros) {
    this.mostFrames = mostFrames;
    this.batchNanos = TimeUnit.MICROSECONDS.toNanos(batchMicros);
    this.last = new Batch(System.nanoTime() - batchNanos);
  }

  int mostFrames() {
    return mostFrames;
  }

  /**
   * Computes the caller's frame with those of others. Lasts as long as its batch and the ones
   * before; an interrupt does not shorten it.
   *
   * @return the number of frames that shared the batch
   */
  int run() {
    Batch batch = join(System.nanoTime());
    pauseUntil(endNanos(batch));
    return framesOf(batch);
  }

  /** Puts a frame into the first batch that has not begun at this time and has room. */
  synchronized Batch join(long nowNanos) {
    if (nowNanos - last.startNanos > 0 || last.frames == mostFrames) {
      long free = endNanos(last);
      last = new Batch(nowNanos - free > 0 ? nowNanos : free);
    }
    last.frames++;
    return last;
  }

  long endNanos(Batch batch) {
    return batch.startNanos + batchNanos;
  }

  synchronized int framesOf(Batch batch) {
    return batch.frames;
  }

  private static void pauseUntil(long endNanos) {
    boolean interrupted = false;
    long left = endNanos - System.nanoTime();
    while (left > 0) {
      LockSupport.parkNanos(left);
      interrupted |= Thread.interrupted(); // an interrupted thread would not park again
      left = endNanos - System.nanoTime();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
