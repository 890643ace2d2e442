package io.nunchi.cli.internal.text;

import java.time.Duration;
import java.util.Locale;

/** A duration as people read it. */
public final class DurationText {

  private DurationText() {}

  /** The text, such as {@code 2 min 5 s}. */
  public static String of(Duration duration) {
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
