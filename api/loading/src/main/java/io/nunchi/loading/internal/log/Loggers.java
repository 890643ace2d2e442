package io.nunchi.loading.internal.log;

import java.lang.System.Logger;
import java.text.MessageFormat;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** JDK loggers for plugins, which write to the VMS's logging. */
public final class Loggers {

  private Loggers() {}

  /** A JDK logger that writes to the SLF4J logger of the same name. */
  public static Logger named(String name) {
    return new ForwardingLogger(LoggerFactory.getLogger(name));
  }

  private record ForwardingLogger(org.slf4j.Logger target) implements Logger {

    @Override
    public String getName() {
      return target.getName();
    }

    @Override
    public boolean isLoggable(Logger.Level level) {
      return level == Logger.Level.ALL
          || (level != Logger.Level.OFF && target.isEnabledForLevel(translated(level)));
    }

    @Override
    public void log(
        Logger.Level level,
        @Nullable ResourceBundle bundle,
        @Nullable String message,
        @Nullable Throwable thrown) {
      if (isLoggable(level)) {
        target
            .atLevel(translated(level))
            .setCause(thrown)
            .log(localized(bundle, String.valueOf(message)));
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
        target.atLevel(translated(level)).log(plain ? pattern : filledIn(pattern, arguments));
      }
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
