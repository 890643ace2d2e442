package io.nunchi.api.cost;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Records the locks that instrumented classes take. The classes of a {@link LockCountingLoader}
 * call it; there is one for all of them.
 */
public final class LockRecorder {

  /**
   * A lock that was taken.
   *
   * @param thread the thread that took it
   * @param lock the lock or monitor; null if it lies inside a class of the JDK
   * @param place the class and method that took it
   */
  public record Acquisition(Thread thread, @Nullable Object lock, String place) {}

  private static final List<Acquisition> RECORDED = new ArrayList<>();
  private static boolean recording;

  private LockRecorder() {}

  /** Called by instrumented classes before they take a lock. */
  public static void acquire(@Nullable Object lock, String place) {
    synchronized (RECORDED) {
      if (recording) {
        RECORDED.add(new Acquisition(Thread.currentThread(), lock, place));
      }
    }
  }

  /** Forgets everything and begins to record. */
  public static void begin() {
    synchronized (RECORDED) {
      RECORDED.clear();
      recording = true;
    }
  }

  /** Ends the recording, and returns what was recorded. */
  public static List<Acquisition> end() {
    synchronized (RECORDED) {
      recording = false;
      return List.copyOf(RECORDED);
    }
  }
}
