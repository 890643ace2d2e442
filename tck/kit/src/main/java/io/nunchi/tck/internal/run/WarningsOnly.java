package io.nunchi.tck.internal.run;

import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/**
 * A logger of engines that drops everything below warnings: the checks start hundreds of engines.
 */
final class WarningsOnly implements System.Logger {

  private final System.Logger log = System.getLogger("io.nunchi.tck.subject");

  @Override
  public String getName() {
    return log.getName();
  }

  @Override
  public boolean isLoggable(Level level) {
    return level.getSeverity() >= Level.WARNING.getSeverity() && log.isLoggable(level);
  }

  @Override
  public void log(
      Level level,
      @Nullable ResourceBundle bundle,
      @Nullable String message,
      @Nullable Throwable thrown) {
    if (isLoggable(level)) {
      log.log(level, bundle, message, thrown);
    }
  }

  @Override
  public void log(
      Level level,
      @Nullable ResourceBundle bundle,
      @Nullable String format,
      @Nullable Object @Nullable ... parameters) {
    if (isLoggable(level)) {
      log.log(level, bundle, format, parameters);
    }
  }
}
