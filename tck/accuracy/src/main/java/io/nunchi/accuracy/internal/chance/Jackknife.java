package io.nunchi.accuracy.internal.chance;

import io.nunchi.accuracy.figure.Figure;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Leaves out one group of neighbouring frames after the other, and so finds how much each has
 * shifted figures that are no ratios of sums (Künsch 1989; groups that differ in size: Busing,
 * Meijer and van der Leeden 1999). Immutable; any thread.
 */
public final class Jackknife {

  private final int frames;
  private final int groups;

  /** Divides the frames into groups. */
  public Jackknife(FrameSample sample) {
    this.frames = sample.frames();
    this.groups = sample.groups();
  }

  /** Computes figures when each frame counts as often as its weight says; NaN for undefined. */
  @FunctionalInterface
  public interface Weighted extends Function<int[], double[]> {}

  /**
   * Leaves out every group.
   *
   * @param weighted computes any number of values, always as many
   */
  public Shifts shifts(Weighted weighted) {
    int[] weights = new int[frames];
    Arrays.fill(weights, 1);
    double[] values = weighted.apply(weights);
    double[][] terms = new double[values.length][groups];
    for (int group = 0; group < groups; group++) {
      int from = start(group);
      int to = start(group + 1);
      Arrays.fill(weights, from, to, 0);
      double[] others = weighted.apply(weights);
      Arrays.fill(weights, from, to, 1);
      for (int i = 0; i < values.length; i++) {
        terms[i][group] = (frames - (to - from)) * (values[i] - others[i]);
      }
    }
    return new Shifts(values, terms);
  }

  /** The values, and how much each group has shifted each of them. */
  public static final class Shifts {

    private final double[] values;
    private final double[][] terms;

    private Shifts(double[] values, double[][] terms) {
      this.values = values;
      this.terms = terms;
    }

    /**
     * The influences on those of some figures that are defined whichever group is left out.
     *
     * @param figures in the order of the values
     * @param from the index of the first one's value
     * @param basis of them
     * @param reported the figures as they are reported, about which intervals lie
     */
    public Map<Figure, Influence> influences(
        List<Figure> figures, int from, Influence.Basis basis, Map<Figure, Double> reported) {
      Map<Figure, Influence> influences = new EnumMap<>(Figure.class);
      for (int i = 0; i < figures.size(); i++) {
        double[] own = terms[from + i];
        if (Arrays.stream(own).allMatch(Double::isFinite)) {
          Figure figure = figures.get(i);
          double value = reported.getOrDefault(figure, values[from + i]);
          influences.put(figure, Influence.ofGroups(figure, value, own, basis));
        }
      }
      return influences;
    }
  }

  private int start(int group) {
    return (int) ((long) frames * group / groups);
  }
}
