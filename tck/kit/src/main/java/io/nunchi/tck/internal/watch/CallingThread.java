package io.nunchi.tck.internal.watch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A snapshot of what belongs to the calling thread, and a plugin borrows. */
public final class CallingThread {

  private final Map<String, @Nullable Object> parts = new TreeMap<>();

  private CallingThread(Thread thread) {
    parts.put("the thread's name", thread.getName());
    parts.put("the thread's priority", thread.getPriority());
    parts.put("the thread's context class loader", thread.getContextClassLoader());
    parts.put("the thread's interrupt flag", thread.isInterrupted());
    parts.put("the thread's UncaughtExceptionHandler", thread.getUncaughtExceptionHandler());
  }

  /** Looks at the current thread. */
  public static CallingThread now() {
    return new CallingThread(Thread.currentThread());
  }

  /** Lists the parts that have changed since then. */
  public List<String> changesSince(CallingThread before) {
    List<String> changes = new ArrayList<>();
    before.parts.forEach(
        (name, value) -> {
          Object now = parts.get(name);
          if (!Objects.equals(value, now)) {
            changes.add(name + " was " + value + ", is " + now);
          }
        });
    return changes;
  }
}
