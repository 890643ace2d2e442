package io.nunchi.cli.internal.report;

import java.util.Locale;
import java.util.OptionalDouble;

/** Text and numbers as they stand in a page. */
final class Html {

  private Html() {}

  static String text(String plain) {
    return plain
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  static String percent(OptionalDouble part) {
    return part.isEmpty() ? "–" : percent(part.getAsDouble());
  }

  static String percent(double part) {
    return String.format(Locale.ROOT, "%.1f\u00a0%%", part * 100);
  }

  static String points(double part) {
    return String.format(Locale.ROOT, "%+.1f points", part * 100);
  }

  static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
