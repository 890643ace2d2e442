package io.nunchi.api.testing;

import java.util.concurrent.atomic.AtomicInteger;

/** Fails as if there were no memory, on threads that are in a method of the host. */
public final class NoMemoryIn implements Runnable {

  private final String place;
  private final String method;
  private final AtomicInteger remaining;

  /** Fails so many times in a method of a class. */
  public NoMemoryIn(String place, String method, int times) {
    this.place = place;
    this.method = method;
    this.remaining = new AtomicInteger(times);
  }

  /** The failures that have not come yet. */
  public int remaining() {
    return remaining.get();
  }

  @Override
  public void run() {
    if (remaining.get() > 0 && isThere() && remaining.getAndDecrement() > 0) {
      throw new OutOfMemoryError("as if there were no memory");
    }
  }

  private boolean isThere() {
    return StackWalker.getInstance()
        .walk(
            frames ->
                frames.anyMatch(
                    frame ->
                        frame.getClassName().endsWith("." + place)
                            && frame.getMethodName().equals(method)));
  }
}
