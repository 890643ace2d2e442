package io.nunchi.cli;

import io.nunchi.bench.measure.Spread;
import java.util.Locale;

/** Writes a median with the least and the greatest value behind it. */
final class SpreadText {

  private SpreadText() {}

  static String of(String pattern, Spread spread) {
    return String.format(
        Locale.ROOT,
        pattern + " (" + pattern + " to " + pattern + ")",
        spread.median(),
        spread.min(),
        spread.max());
  }
}
