package io.nunchi.cli.internal.control;

import io.nunchi.cli.internal.interrupt.StopSignal;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Holds recordings back between two frames while commands are carried out, so that a control file
 * gives the same answers in each run however fast the machine is. Cameras do not wait.
 *
 * <p>Any thread.
 */
public final class FrameGate {

  private static final long LOOK_MILLIS = 200;

  /** The numbers of frames that are waited for, the smallest first; one may be there twice. */
  private final Queue<Long> limits = new PriorityQueue<>();

  private long frames;
  private int holds;
  private boolean isOver;

  /** Counts a frame that has its outcome. */
  public synchronized void frameDone() {
    frames++;
    notifyAll();
  }

  /** The frames of all sources that have their outcome. */
  public synchronized long frames() {
    return frames;
  }

  /** Waits, between two frames of a recording, until nothing holds it back. */
  public synchronized void awaitTurn(StopSignal stop) throws InterruptedException {
    while ((holds > 0 || isAtLimit()) && !isOver && !stop.isRequested()) {
      TimeUnit.MILLISECONDS.timedWait(this, LOOK_MILLIS);
    }
  }

  private boolean isAtLimit() {
    Long nearest = limits.peek();
    return nearest != null && frames >= nearest;
  }

  /** Holds recordings back until as many calls of {@link #release()}. */
  synchronized void hold() {
    holds++;
  }

  synchronized void release() {
    holds--;
    notifyAll();
  }

  /**
   * Lets recordings go on to a number of frames, and waits for it. The caller's hold is given up
   * meanwhile, and has its effect again before the next frame.
   *
   * @return false if the analysis ended first
   */
  boolean awaitFrames(long count) throws InterruptedException {
    return awaitFramesUnless(() -> false, count);
  }

  /**
   * Waits as {@link #awaitFrames} does, or until there is no need to.
   *
   * @param isNeedless looked at with each frame, and with each {@link #look()}; takes no lock, as
   *     this gate is locked meanwhile
   * @param count the number of frames
   * @return false if it ended before that frame
   */
  synchronized boolean awaitFramesUnless(BooleanSupplier isNeedless, long count)
      throws InterruptedException {
    limits.add(count);
    release();
    try {
      while (frames < count && !isOver && !isNeedless.getAsBoolean()) {
        wait();
      }
      return frames >= count;
    } finally {
      limits.remove(count);
      hold();
    }
  }

  /** Lets those who wait look whether they need to. */
  synchronized void look() {
    notifyAll();
  }

  /** Ends all waiting: no more commands come, or no more frames. */
  synchronized void end() {
    isOver = true;
    notifyAll();
  }
}
