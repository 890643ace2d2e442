package io.nunchi.accuracy.internal.chance;

import io.nunchi.accuracy.figure.Figure;
import io.nunchi.accuracy.figure.Interval;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Draws the frames again, many times, in blocks of neighbours (circular block bootstrap, Politis
 * and Romano 1992), and reads the 95 % interval of a figure from the draws. As there are few
 * blocks, the percentiles are stretched about the median by as much as Student's t asks for more
 * than the normal distribution (Hesterberg 2015, section 5.3, widens them by taking more extreme
 * ones, of which a few blocks have none). The same seed draws the same blocks: two analyzers are
 * compared on identical draws. Immutable; any thread.
 */
public final class BlockBootstrap {

  private static final double TAIL = 0.025;

  private final int frames;
  private final int blockLength;
  private final int[][] starts;

  /**
   * Draws the blocks.
   *
   * @param frames the number of frames
   * @param blockLength the number of neighbours that are drawn together
   * @param draws the number of draws
   * @param seed of the random numbers
   */
  public BlockBootstrap(int frames, int blockLength, int draws, long seed) {
    this.frames = frames;
    this.blockLength = blockLength;
    this.starts = new int[draws][(frames + blockLength - 1) / blockLength];
    Random random = new Random(seed);
    for (int[] draw : starts) {
      for (int i = 0; i < draw.length; i++) {
        draw[i] = random.nextInt(frames);
      }
    }
  }

  /** The number of neighbours that are drawn together. */
  public int blockLength() {
    return blockLength;
  }

  /**
   * The interval of a figure that is a ratio of two sums over frames.
   *
   * @return empty if there are too few frames, or nothing to divide by in most draws
   */
  public Optional<Interval> ofRatio(Figure figure, double[] numerator, double[] denominator) {
    return DrawnFigure.ofRatio(figure, this, numerator, denominator).interval(this);
  }

  /** The interval of the first ratio less the second one, drawn together. */
  public Optional<Interval> ofRatioDifference(
      double[] numerator,
      double[] denominator,
      double[] otherNumerator,
      double[] otherDenominator) {
    double[] differences = ratios(numerator, denominator);
    double[] others = ratios(otherNumerator, otherDenominator);
    Arrays.setAll(differences, i -> differences[i] - others[i]);
    return interval(differences);
  }

  /**
   * Computes figures in every draw.
   *
   * @param count the number of figures
   * @param figures computes them when each frame counts as often as its weight says; NaN for
   *     undefined
   * @return the draws of each figure
   */
  public double[][] draw(int count, Function<int[], double[]> figures) {
    double[][] drawn = new double[count][starts.length];
    for (int draw = 0; draw < starts.length; draw++) {
      double[] values = figures.apply(weights(starts[draw]));
      for (int figure = 0; figure < count; figure++) {
        drawn[figure][draw] = values[figure];
      }
    }
    return drawn;
  }

  /** The ratio of two sums over frames in every draw; not finite where there is none. */
  double[] ratios(double[] numerator, double[] denominator) {
    double[] numerators = sums(numerator);
    double[] denominators = sums(denominator);
    Arrays.setAll(numerators, i -> numerators[i] / denominators[i]);
    return numerators;
  }

  private double[] sums(double[] values) {
    double[] until = new double[2 * frames + 1];
    for (int i = 0; i < 2 * frames; i++) {
      until[i + 1] = until[i] + values[i % frames];
    }
    double[] sums = new double[starts.length];
    for (int draw = 0; draw < sums.length; draw++) {
      for (int block = 0; block < starts[draw].length; block++) {
        int start = starts[draw][block];
        sums[draw] += until[start + length(block)] - until[start];
      }
    }
    return sums;
  }

  private int[] weights(int[] draw) {
    int[] weights = new int[frames];
    for (int block = 0; block < draw.length; block++) {
      for (int i = 0; i < length(block); i++) {
        weights[(draw[block] + i) % frames]++;
      }
    }
    return weights;
  }

  /** The last block is cut, so that every draw has as many frames as there are. */
  private int length(int block) {
    return Math.min(blockLength, frames - block * blockLength);
  }

  /**
   * The interval of a figure.
   *
   * @param drawn the figure in every draw; what is not finite is left out
   * @return empty if there are too few frames, or if less than half of the draws are finite
   */
  Optional<Interval> interval(double[] drawn) {
    double[] sorted = Arrays.stream(drawn).filter(Double::isFinite).sorted().toArray();
    double blocks = (double) frames / blockLength;
    if (blocks < 2 || sorted.length < drawn.length / 2) {
      return Optional.empty();
    }
    double stretch =
        Math.sqrt(blocks / (blocks - 1))
            * TDistribution.of(blocks - 1).inverseCumulativeProbability(TAIL)
            / NormalDistribution.of(0, 1).inverseCumulativeProbability(TAIL);
    double middle = quantile(sorted, 0.5);
    return Optional.of(
        new Interval(
            middle - stretch * (middle - quantile(sorted, TAIL)),
            middle + stretch * (quantile(sorted, 1 - TAIL) - middle)));
  }

  private static double quantile(double[] sorted, double part) {
    double position = part * (sorted.length - 1);
    int below = (int) Math.floor(position);
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
  }
}
