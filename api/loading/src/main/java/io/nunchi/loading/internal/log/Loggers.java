package io.nunchi.loading.internal.log;

import java.lang.System.Logger;
import java.text.MessageFormat;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/**
 * JDK loggers for plugins, which write to the VMS's logging by way of the {@link HostLog}: a log
 * that blocks holds up no call of a plugin. The plugin's thread puts a line into words, of bounded
 * length, as these may be the plugin's code.
 */
public final class Loggers {

  private Loggers() {}

  private static final Object[] NOTHING = {};
  private static final int MOST_CHARACTERS = 10_000;

  /** A JDK logger that writes to the SLF4J logger of the same name; calls no logging library. */
  public static Logger named(String name) {
    return new ForwardingLogger(HostLog.ofPlugin(name));
  }

  private record ForwardingLogger(HostLog target) implements Logger {

    @Override
    public String getName() {
      return target.name();
    }

    @Override
    public boolean isLoggable(Logger.Level level) {
      return level == Logger.Level.ALL
          || (level != Logger.Level.OFF && target.mayWrite(translated(level)));
    }

    @Override
    public void log(
        Logger.Level level,
        @Nullable ResourceBundle bundle,
        @Nullable String message,
        @Nullable Throwable thrown) {
      if (isLoggable(level)) {
        String text = localized(bundle, String.valueOf(message));
        write(level, text, thrown == null ? null : ThrowableSnapshot.of(thrown));
      }
    }

    @Override
    public void log(
        Logger.Level level,
        @Nullable ResourceBundle bundle,
        @Nullable String format,
        @Nullable Object @Nullable ... arguments) {
      if (isLoggable(level)) {
        String pattern = localized(bundle, String.valueOf(format));
        boolean plain = arguments == null || arguments.length == 0;
        write(level, plain ? pattern : filledIn(pattern, arguments), null);
      }
    }

    private void write(Logger.Level level, String text, @Nullable ThrowableSnapshot thrown) {
      Object[] cause = thrown == null ? NOTHING : new Object[] {thrown};
      target.write(translated(level), BoundedText.cut(text, MOST_CHARACTERS), cause);
    }

    private static String filledIn(String pattern, @Nullable Object @Nullable ... arguments) {
      try {
        return MessageFormat.format(pattern, arguments);
      } catch (IllegalArgumentException notAPattern) {
        return pattern;
      }
    }

    private static String localized(@Nullable ResourceBundle bundle, String message) {
      return bundle != null && bundle.containsKey(message) ? bundle.getString(message) : message;
    }

    private static org.slf4j.event.Level translated(Logger.Level level) {
      return switch (level) {
        case ALL, TRACE -> org.slf4j.event.Level.TRACE;
        case DEBUG -> org.slf4j.event.Level.DEBUG;
        case INFO -> org.slf4j.event.Level.INFO;
        case WARNING -> org.slf4j.event.Level.WARN;
        case ERROR, OFF -> org.slf4j.event.Level.ERROR;
      };
    }
  }
}
