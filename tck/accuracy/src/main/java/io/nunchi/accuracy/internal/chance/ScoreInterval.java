package io.nunchi.accuracy.internal.chance;

import io.nunchi.accuracy.figure.Interval;

/**
 * The interval of those true values from which the measured one is not too far, where the spread
 * depends on the true value. So it keeps to what a figure can be, is wider on the side with more
 * room, and does not shrink to a point when no error was seen.
 *
 * <p>A figure with two bounds is taken for a proportion of as many trials as have its standard
 * error (Wilson 1927, with the effective sample size of a survey: Korn and Graubard 1998, Dean and
 * Pagano 2015), a figure with one bound for a rate of as many trials (the score interval of a
 * Poisson rate), a figure without bounds for a mean.
 */
final class ScoreInterval {

  private static final double NOTHING = 1e-9;

  private final double student;
  private final double trials;

  /**
   * An interval with these parameters.
   *
   * @param student the quantile of Student's t
   * @param trials the number of independent trials where the figure does not vary
   */
  ScoreInterval(double student, double trials) {
    this.student = student;
    this.trials = trials;
  }

  /** The interval around a value with a standard error. */
  Interval of(double value, double error, double least, double most) {
    boolean hasLeast = Double.isFinite(least);
    boolean hasMost = Double.isFinite(most);
    if (hasLeast && hasMost) {
      double range = most - least;
      Interval part = proportion((value - least) / range, error / range);
      return new Interval(least + part.low() * range, least + part.high() * range);
    }
    if (hasLeast) {
      Interval rate = rate(value - least, error);
      return new Interval(least + rate.low(), least + rate.high());
    }
    if (hasMost) {
      Interval rate = rate(most - value, error);
      return new Interval(most - rate.high(), most - rate.low());
    }
    return mean(value, error);
  }

  private Interval mean(double value, double error) {
    return new Interval(value - student * error, value + student * error);
  }

  private Interval proportion(double part, double error) {
    double spread = part * (1 - part);
    boolean varies = error > NOTHING && spread > NOTHING;
    double width = student * student * (varies ? error * error / spread : 1 / trials);
    double middle = (part + width / 2) / (1 + width);
    double half = Math.sqrt(width * Math.max(0, spread) + width * width / 4) / (1 + width);
    return new Interval(Math.max(0, middle - half), Math.min(1, middle + half));
  }

  private Interval rate(double rate, double error) {
    boolean varies = error > NOTHING && rate > NOTHING;
    double width = student * student * (varies ? error * error / rate : 1 / trials);
    double middle = rate + width / 2;
    double half = Math.sqrt(width * Math.max(0, rate) + width * width / 4);
    return new Interval(Math.max(0, middle - half), middle + half);
  }
}
