package io.nunchi.cli.internal.command;

import java.time.Duration;
import java.util.Locale;

/** How long something took, for people. */
final class DurationText {

  private DurationText() {}

  static String of(Duration duration) {
    long seconds = duration.toSeconds();
    if (seconds < 60) {
      return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1e3);
    }
    if (seconds < 3600) {
      return "%d min %d s".formatted(seconds / 60, seconds % 60);
    }
    return "%d h %d min".formatted(seconds / 3600, seconds / 60 % 60);
  }
}
