package io.nunchi.tck.report;

import java.util.Locale;

/**
 * A number that was counted or measured while a contract rule was tried.
 *
 * <p>Immutable; any thread.
 *
 * @param name what was counted, such as {@code frames} or {@code bytes of Java heap per frame}
 * @param value the number
 */
public record CheckFigure(String name, double value) {

  private static final double LARGEST_INTEGER = 1e15;

  /**
   * Writes the figure for people.
   *
   * @return the number, without decimals if it has none, and its name
   */
  public String describe() {
    boolean whole = value == Math.rint(value) && Math.abs(value) < LARGEST_INTEGER;
    return whole
        ? String.format(Locale.ROOT, "%d %s", (long) value, name)
        : String.format(Locale.ROOT, "%.2f %s", value, name);
  }
}
