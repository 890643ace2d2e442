package io.nunchi.cli.internal.options;

import io.nunchi.cli.internal.CliErrors;
import io.nunchi.cli.internal.CliException;
import io.nunchi.spi.failure.Problem;

/** Refuses values that an option cannot take. */
public final class OptionValues {

  private OptionValues() {}

  /** Refuses a value below the least. */
  public static void requireAtLeast(String option, int value, int least) throws CliException {
    if (value < least) {
      throw unfit(option, "at least " + least, Integer.toString(value));
    }
  }

  /** Refuses a value out of the range, and NaN. */
  public static void requireBetween(String option, double value, double least, double most)
      throws CliException {
    if (!(value >= least && value <= most)) {
      throw unfit(option, text(least) + " to " + text(most), Double.toString(value));
    }
  }

  /** Refuses 0 and less, values above the most, and NaN. */
  public static void requirePositive(String option, double value, double most) throws CliException {
    if (!(value > 0 && value <= most)) {
      throw unfit(option, "more than 0, at most " + text(most), Double.toString(value));
    }
  }

  /** The refusal of a value. */
  public static CliException unfit(String option, String expected, String found) {
    return CliException.usage(
        Problem.of(CliErrors.USAGE, "the value does not fit the option")
            .expected(expected)
            .found(found)
            .where(option)
            .fix("correct the value"));
  }

  private static String text(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }
}
