package io.nunchi.tck.accuracy.internal.chance;

import io.nunchi.tck.accuracy.Interval;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Draws the frames again, many times, in blocks of neighbours (circular block bootstrap, Politis
 * and Romano 1992), and reads the 95 % interval of a figure from the draws. As there are few
 * blocks, the percentiles are widened by Student's t (Hesterberg 2015, section 5.3). The same seed
 * draws the same blocks: two analyzers are compared on identical draws. Immutable; any thread.
 */
public final class BlockBootstrap {

  private static final double TAIL = 0.025;

  private final int frames;
  private final int blockLength;
  private final int[][] starts;

  /**
   * Draws the blocks.
   *
   * @param frames how many frames there are
   * @param blockLength how many neighbours are drawn together
   * @param draws how often
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

  /** How many neighbours are drawn together. */
  public int blockLength() {
    return blockLength;
  }

  /**
   * The interval of a ratio of two sums over frames, or of the difference of two such ratios.
   *
   * @return empty if there are too few frames, or nothing to divide by in most draws
   */
  public Optional<Interval> ofRatio(double[] numerator, double[] denominator) {
    return interval(ratios(numerator, denominator));
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
   * The interval of any figure.
   *
   * @param figure computes it when each frame counts as often as its weight says; NaN for undefined
   */
  public Optional<Interval> ofWeighted(ToDoubleFunction<int[]> figure) {
    double[] values = new double[starts.length];
    Arrays.setAll(values, i -> figure.applyAsDouble(weights(starts[i])));
    return interval(values);
  }

  private double[] ratios(double[] numerator, double[] denominator) {
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

  private Optional<Interval> interval(double[] values) {
    double[] sorted = Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
    double blocks = (double) frames / blockLength;
    if (blocks < 2 || sorted.length < values.length / 2) {
      return Optional.empty();
    }
    double widened =
        Math.sqrt(blocks / (blocks - 1))
            * TDistribution.of(blocks - 1).inverseCumulativeProbability(TAIL);
    double tail = NormalDistribution.of(0, 1).cumulativeProbability(widened);
    return Optional.of(new Interval(quantile(sorted, tail), quantile(sorted, 1 - tail)));
  }

  private static double quantile(double[] sorted, double part) {
    double place = part * (sorted.length - 1);
    int below = (int) Math.floor(place);
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }
}
