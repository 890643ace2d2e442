package io.nunchi.tck.internal.run;

import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jspecify.annotations.Nullable;

/** Closes all that a check opened, the last first, even if a close throws. Any thread. */
final class OpenResources {

  private final Deque<AutoCloseable> opened = new ConcurrentLinkedDeque<>();

  void add(AutoCloseable resource) {
    opened.push(resource);
  }

  void remove(AutoCloseable resource) {
    opened.remove(resource);
  }

  /**
   * Closes every resource.
   *
   * @throws Exception the first failure, with the others suppressed; an error is thrown as it is
   */
  void closeAll() throws Exception {
    @Nullable Throwable first = null;
    for (AutoCloseable resource = opened.poll(); resource != null; resource = opened.poll()) {
      try {
        resource.close();
      } catch (Exception | Error e) { // a plugin may throw anything
        if (first == null) {
          first = e;
        } else if (first != e) {
          first.addSuppressed(e);
        }
      }
    }
    if (first instanceof Error error) {
      throw error;
    }
    if (first instanceof Exception exception) {
      throw exception;
    }
  }
}
