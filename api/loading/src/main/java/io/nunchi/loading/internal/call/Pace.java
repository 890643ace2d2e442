package io.nunchi.loading.internal.call;

import io.nunchi.loading.HostThread;
import java.util.concurrent.locks.LockSupport;

/** The time and the threads of a {@link Ticker}; a test supplies its own. */
interface Pace {

  /** The time of the machine. */
  Pace REAL =
      new Pace() {
        @Override
        public long nanos() {
          return System.nanoTime();
        }

        @Override
        public void pause(long nanos) {
          Thread.interrupted(); // an interrupt, a plugin's perhaps, would end every pause at once
          LockSupport.parkNanos(this, nanos);
        }

        @Override
        public Thread newThread(Runnable task, String name) {
          return HostThread.of(task, name);
        }
      };

  /** The time of a monotonic clock. */
  long nanos();

  /** Lets the current thread rest for a while, or less if it is unparked. */
  void pause(long nanos);

  /** Creates a thread, which the caller starts. */
  Thread newThread(Runnable task, String name);
}
