package io.nunchi.models.internal;

import java.io.PrintWriter;
import java.text.MessageFormat;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/** Prints warnings and errors for the user of the command line and drops everything else. */
final class WarningPrinter implements System.Logger {

  private final PrintWriter err;

  WarningPrinter(PrintWriter err) {
    this.err = err;
  }

  @Override
  public String getName() {
    return "models";
  }

  @Override
  public boolean isLoggable(Level level) {
    return level.getSeverity() >= Level.WARNING.getSeverity();
  }

  @Override
  public void log(
      Level level,
      @Nullable ResourceBundle bundle,
      @Nullable String message,
      @Nullable Throwable thrown) {
    if (isLoggable(level)) {
      err.println(message + (thrown == null ? "" : ": " + thrown));
    }
  }

  @Override
  public void log(
      Level level,
      @Nullable ResourceBundle bundle,
      @Nullable String format,
      @Nullable Object @Nullable ... parameters) {
    if (isLoggable(level)) {
      err.println(
          format == null || parameters == null
              ? format
              : new MessageFormat(format, java.util.Locale.ROOT).format(parameters));
    }
  }
}
