package io.nunchi.api.internal.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;

class UrgentLockingTest {

  /** A lock that has no memory for its line twice. */
  private static final class ShortOfMemory extends ReentrantLock {

    private static final long serialVersionUID = 1;

    private int failures = 2;

    @Override
    public void lock() {
      if (failures > 0) {
        failures--;
        throw new OutOfMemoryError("a test");
      }
      super.lock();
    }
  }

  @Test
  void lockIsTakenOnceThoughThereIsNoMemoryAtFirst() {
    ReentrantLock lock = new ShortOfMemory();
    UrgentLocking.lock(lock);
    assertThat(lock.getHoldCount()).isEqualTo(1);
  }
}
