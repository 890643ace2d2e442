package io.nunchi.tck.internal.watch;

import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.net.ResponseCache;
import java.security.Provider;
import java.security.Security;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.logging.Handler;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A snapshot of the state that belongs to the whole JVM. */
public final class JvmState {

  private static final String PROPERTY = "system property ";

  /** Written by the JDK itself, whenever it likes. */
  private static final Set<String> OF_THE_JDK = Set.of("java.lang.Integer.IntegerCache.high");

  /** The beginnings of system properties that the JDK adds when some part of it is first used. */
  private static final List<String> ADDED_BY_THE_JDK = List.of("java.", "javax.", "jdk.", "sun.");

  /**
   * The beginnings of system properties by which bindings of native code tell each other that they
   * are loaded; an author who takes such a binding cannot help it.
   */
  private static final List<String> ADDED_BY_BINDINGS =
      List.of("jna.loaded", "jnidispatch.", "org.bytedeco.");

  private static final String ABSENT = "absent";

  private final Map<String, @Nullable Object> parts = new TreeMap<>();

  private JvmState() {
    parts.put("the default Locale", Locale.getDefault());
    for (Locale.Category category : Locale.Category.values()) {
      parts.put("the default Locale for " + category, Locale.getDefault(category));
    }
    parts.put("the default TimeZone", TimeZone.getDefault());
    parts.put("System.in", System.in);
    parts.put("System.out", System.out);
    parts.put("System.err", System.err);
    parts.put("the default UncaughtExceptionHandler", Thread.getDefaultUncaughtExceptionHandler());
    parts.put("the default ProxySelector", ProxySelector.getDefault());
    parts.put("the default Authenticator", Authenticator.getDefault());
    parts.put("the default CookieHandler", CookieHandler.getDefault());
    parts.put("the default ResponseCache", ResponseCache.getDefault());
    parts.put("the security providers", securityProviders());
    addLogging();
    addProperties();
  }

  private static List<String> securityProviders() {
    return Stream.of(Security.getProviders()).map(Provider::getName).toList();
  }

  private void addLogging() {
    Logger root = Logger.getLogger("");
    parts.put("the level of java.util.logging's root", root.getLevel());
    for (Handler handler : root.getHandlers()) {
      parts.put("java.util.logging's handler " + handler.getClass().getName(), handler);
    }
  }

  private void addProperties() {
    Properties properties = System.getProperties();
    for (String name : properties.stringPropertyNames()) {
      if (!OF_THE_JDK.contains(name)) {
        parts.put(PROPERTY + name, properties.getProperty(name));
      }
    }
  }

  private static boolean mayBeAdded(String part) {
    return Stream.concat(ADDED_BY_THE_JDK.stream(), ADDED_BY_BINDINGS.stream())
        .anyMatch(name -> part.startsWith(PROPERTY + name));
  }

  public static JvmState now() {
    return new JvmState();
  }

  /** Lists the parts that have changed, vanished or come since then. */
  public List<String> changesSince(JvmState before) {
    Set<String> names = new TreeSet<>(parts.keySet());
    names.removeIf(name -> !before.parts.containsKey(name) && mayBeAdded(name));
    names.addAll(before.parts.keySet());
    List<String> changes = new ArrayList<>();
    for (String name : names) {
      Object then = before.parts.getOrDefault(name, ABSENT);
      Object now = parts.getOrDefault(name, ABSENT);
      if (!Objects.equals(then, now)) {
        changes.add(name + " was " + then + ", is " + now);
      }
    }
    return changes;
  }
}
