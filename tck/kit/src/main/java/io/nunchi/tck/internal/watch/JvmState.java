package io.nunchi.tck.internal.watch;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.logging.Handler;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** A snapshot of the state that belongs to the whole JVM. */
public final class JvmState {

  /** Written by the JDK itself, whenever it likes. */
  private static final Set<String> OF_THE_JDK = Set.of("java.lang.Integer.IntegerCache.high");

  private final Map<String, @Nullable Object> parts = new TreeMap<>();

  private JvmState() {
    parts.put("the default Locale", Locale.getDefault());
    parts.put("the default TimeZone", TimeZone.getDefault());
    parts.put("System.in", System.in);
    parts.put("System.out", System.out);
    parts.put("System.err", System.err);
    parts.put("the default UncaughtExceptionHandler", Thread.getDefaultUncaughtExceptionHandler());
    Logger root = Logger.getLogger("");
    parts.put("the level of java.util.logging's root", root.getLevel());
    for (Handler handler : root.getHandlers()) {
      parts.put("java.util.logging's handler " + handler.getClass().getName(), handler);
    }
    Properties properties = System.getProperties();
    for (String name : properties.stringPropertyNames()) {
      if (!OF_THE_JDK.contains(name)) {
        parts.put("system property " + name, properties.getProperty(name));
      }
    }
  }

  public static JvmState now() {
    return new JvmState();
  }

  /** Lists the parts that have changed or vanished since then. */
  public List<String> changesSince(JvmState before) {
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
