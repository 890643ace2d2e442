package io.nunchi.cli.internal.report;

import io.nunchi.accuracy.figure.Figure;
import io.nunchi.accuracy.figure.FigureUnit;
import io.nunchi.accuracy.figure.Interval;
import java.util.Locale;
import java.util.OptionalDouble;

/** Values of figures as they stand in the page. */
final class FigureText {

  static final String NONE = "–";

  private FigureText() {}

  static String value(Figure figure, OptionalDouble value) {
    return value.isPresent() ? value(figure, value.getAsDouble()) : NONE;
  }

  static String value(Figure figure, double value) {
    return switch (figure.unit()) {
      case RATIO -> String.format(Locale.ROOT, "%.1f\u00a0%%", value * 100);
      case NUMBER, FRAME_RATE -> number(value);
      case SECONDS -> millis(value * 1000);
      case MILLISECONDS -> millis(value);
      case BYTES -> ((long) value >> 20) + " MiB";
    };
  }

  static String range(Figure figure, Interval interval) {
    return value(figure, interval.low()) + " to " + value(figure, interval.high());
  }

  static String change(Figure figure, double change) {
    return figure.unit() == FigureUnit.RATIO
        ? String.format(Locale.ROOT, "%+.1f points", change * 100)
        : (change < 0 ? "" : "+") + value(figure, change);
  }

  static String changeRange(Figure figure, Interval interval) {
    return change(figure, interval.low()) + " to " + change(figure, interval.high());
  }

  /** An error rate in plain words: the number of errors for 100 labelled objects. */
  static String perHundred(double errorRate) {
    return number(errorRate * 100);
  }

  static String millis(double millis) {
    return number(millis) + " ms";
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
