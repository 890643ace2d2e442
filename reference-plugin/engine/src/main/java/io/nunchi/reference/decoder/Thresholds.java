package io.nunchi.reference.decoder;

import java.util.List;
import java.util.Map;

/**
 * The least confidence that a detection needs, by label.
 *
 * <p>Immutable; any thread.
 */
public final class Thresholds {

  private final float[] byLabel;
  private final float least;

  private Thresholds(float[] byLabel) {
    this.byLabel = byLabel;
    float smallest = Float.POSITIVE_INFINITY;
    for (float threshold : byLabel) {
      smallest = Math.min(smallest, threshold);
    }
    this.least = smallest;
  }

  /**
   * Creates one threshold for all labels, with exceptions.
   *
   * @param labels the model's labels
   * @param confidence the threshold, in [0, 1]
   * @param exceptions other thresholds by label
   * @return thresholds for labels in the given order
   */
  public static Thresholds of(
      List<String> labels, float confidence, Map<String, Float> exceptions) {
    float[] byLabel = new float[labels.size()];
    for (int i = 0; i < byLabel.length; i++) {
      byLabel[i] = exceptions.getOrDefault(labels.get(i), confidence);
    }
    return new Thresholds(byLabel);
  }

  /**
   * Replaces the thresholds of some labels.
   *
   * @param labels the model's labels, in the order of these thresholds
   * @param exceptions the other thresholds by label
   * @return the changed thresholds
   */
  public Thresholds with(List<String> labels, Map<String, Float> exceptions) {
    float[] changed = byLabel.clone();
    for (int i = 0; i < changed.length; i++) {
      changed[i] = exceptions.getOrDefault(labels.get(i), changed[i]);
    }
    return new Thresholds(changed);
  }

  /**
   * Returns the smallest of all thresholds. A confidence below it is no detection of any label.
   *
   * @return in [0, 1]
   */
  public float least() {
    return least;
  }

  /**
   * Returns the threshold of a label.
   *
   * @param label the label's index, from 0
   * @return in [0, 1]
   */
  public float of(int label) {
    return byLabel[label];
  }

  /**
   * Counts the labels.
   *
   * @return from 1
   */
  public int labelCount() {
    return byLabel.length;
  }
}
