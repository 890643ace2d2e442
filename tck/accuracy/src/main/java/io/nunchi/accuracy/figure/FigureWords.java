package io.nunchi.accuracy.figure;

import java.util.Locale;

/**
 * Figures, their values and their changes in plain words with units.
 *
 * <p>Any thread.
 */
public final class FigureWords {

  private static final double PERCENT = 100;
  private static final double MEBIBYTE = 1 << 20;
  private static final double MILLIS = 1000;

  private FigureWords() {}

  /**
   * The name of a figure within a sentence.
   *
   * @param figure the figure
   * @return such as {@code error rate}
   */
  public static String name(Figure figure) {
    String title = figure.title();
    boolean isAbbreviation =
        title.length() > 1 && !Character.isLowerCase(title.charAt(1)) && title.charAt(1) != ' ';
    return isAbbreviation
        ? title
        : title.substring(0, 1).toLowerCase(Locale.ROOT) + title.substring(1);
  }

  /**
   * A value with its unit.
   *
   * @param figure the figure
   * @param value its value
   * @return such as {@code 32.3 %}, {@code 344 MiB} or {@code 12.5 ms}
   */
  public static String value(Figure figure, double value) {
    return switch (figure.unit()) {
      case RATIO -> decimal(value * PERCENT) + " %";
      case NUMBER -> decimal(value);
      case FRAME_RATE -> decimal(value) + " frames/s";
      case SECONDS -> decimal(value * MILLIS) + " ms";
      case MILLISECONDS -> decimal(value) + " ms";
      case BYTES -> mebibytes(value);
    };
  }

  /**
   * The size of a change with its unit.
   *
   * @param figure the figure
   * @param change the new value less the old one
   * @return such as {@code -2.1 points} or {@code +12 MiB}
   */
  public static String change(Figure figure, double change) {
    String words =
        figure.unit() == FigureUnit.RATIO ? amount(figure, change) : value(figure, change);
    return change < 0 ? words : "+" + words;
  }

  /**
   * A bound of a change with its unit.
   *
   * @param figure the figure
   * @param amount the bound
   * @return such as {@code 2.0 points} or {@code 12 MiB}
   */
  public static String amount(Figure figure, double amount) {
    return figure.unit() == FigureUnit.RATIO
        ? decimal(amount * PERCENT) + " points"
        : value(figure, amount);
  }

  /**
   * A difference as the end of a sentence that begins with the figure's name.
   *
   * @param figure the figure
   * @param difference its values of both analyzers
   * @return such as {@code fell from 80.0 % to 24.0 %}
   */
  public static String difference(Figure figure, Difference difference) {
    String before = value(figure, difference.baseline());
    String after = value(figure, difference.candidate());
    if (before.equals(after)) {
      return "stayed at " + after;
    }
    String verb = difference.change() < 0 ? "fell" : "rose";
    return verb + " from " + before + " to " + after + explained(figure, difference.candidate());
  }

  /**
   * The interval of a change.
   *
   * @param figure the figure
   * @param interval of the change
   * @return such as {@code a change of -45.0 to -4.0 points}
   */
  public static String interval(Figure figure, Interval interval) {
    String low = change(figure, interval.low());
    String unit = low.substring(low.lastIndexOf(' '));
    return "a change of "
        + low.substring(0, low.length() - unit.length())
        + " to "
        + change(figure, interval.high());
  }

  /** An error rate above 100 % needs a word more. */
  private static String explained(Figure figure, double value) {
    return figure == Figure.ERROR_RATE && value > 1
        ? " (%s errors for each labelled box)".formatted(decimal(value))
        : "";
  }

  private static String mebibytes(double bytes) {
    return String.format(Locale.ROOT, "%.0f MiB", bytes / MEBIBYTE);
  }

  private static String decimal(double value) {
    String text = String.format(Locale.ROOT, "%.1f", value);
    return text.equals("-0.0") ? "0.0" : text;
  }
}
