package io.nunchi.reference.internal.decode;

import io.nunchi.reference.decoder.Answers;
import io.nunchi.reference.decoder.Candidates;
import io.nunchi.reference.decoder.OutputTensor;
import io.nunchi.reference.decoder.Thresholds;
import io.nunchi.spi.failure.FrameRejectedException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The labels whose thresholds a box reaches. A box is computed only after that, because most boxes
 * reach none.
 *
 * <p>For one thread at a time: its memory is used again for every box.
 */
public final class LabelHits {

  private static final int FEW = 4;

  private final LabelScores scores;
  private final Activation activation;
  private final RawLimits limits;
  private final LabelValues values = new LabelValues();
  private float[] greatest = new float[0];
  private float[] smallest = new float[0];
  private int[] labels = new int[1];
  private float[] confidences = new float[1];
  private int count;

  /**
   * Prepares for one kind of model.
   *
   * @param scores the meaning of the label values
   */
  public LabelHits(LabelScores scores) {
    this.scores = scores;
    this.activation = scores.activation();
    this.limits = new RawLimits(activation);
  }

  /**
   * Finds the labels of one box.
   *
   * @param tensor the values
   * @param first index of the first label's value
   * @param step from one label's value to the next
   * @param thresholds the least confidence by label
   * @return the number of labels that reach their threshold; at most one unless all are wanted
   * @throws FrameRejectedException if a value that matters means nothing
   */
  public int find(OutputTensor tensor, int first, int step, Thresholds thresholds)
      throws FrameRejectedException {
    return find(tensor, first, step, 1, thresholds);
  }

  /**
   * Finds the labels of one box that has an objectness, a factor of each label's confidence.
   *
   * @param tensor the values
   * @param objectness index of the objectness
   * @param first index of the first label's value
   * @param step from one label's value to the next
   * @param thresholds the least confidence by label
   * @return the number of labels that reach their threshold; at most one unless all are wanted
   * @throws FrameRejectedException if a value that matters means nothing
   */
  public int findWeighted(
      OutputTensor tensor, int objectness, int first, int step, Thresholds thresholds)
      throws FrameRejectedException {
    limits.use(thresholds);
    if (limits.isBelow(tensor.floatAt(objectness))) {
      count = 0;
      return 0;
    }
    float raw = activation.apply(tensor.floatAt(objectness));
    return find(tensor, first, step, Answers.confidence(raw, tensor, objectness), thresholds);
  }

  private int find(OutputTensor tensor, int first, int step, float weight, Thresholds thresholds)
      throws FrameRejectedException {
    limits.use(thresholds);
    count = 0;
    int valueCount = scores.valueCount(thresholds.labelCount());
    if (valueCount <= FEW && isNothing(tensor, first, step, thresholds)) {
      return 0;
    }
    values.readBox(tensor, first, step, valueCount);
    if (activation == Activation.SOFTMAX) {
      Softmax softmax = softmax(valueCount);
      if (softmax != null) {
        findExclusive(tensor, softmax, thresholds);
      }
    } else if (!isNothing(valueCount)) {
      decide(tensor, 0, weight, thresholds);
    }
    return count;
  }

  /**
   * Reads the values of boxes that follow each other, where each label has a plane with a value per
   * box. A box's own values lie far from each other in memory, so that planes are read one after
   * the other.
   *
   * @param tensor the values, which do not exclude each other
   * @param first index of the first label's value of the first box
   * @param step from one plane to the next
   * @param boxes the number of boxes
   * @param thresholds the least confidence by label
   */
  public void readPlanes(
      OutputTensor tensor, int first, int step, int boxes, Thresholds thresholds) {
    limits.use(thresholds);
    values.readBoxes(tensor, first, step, boxes, thresholds.labelCount());
    if (greatest.length < boxes) {
      greatest = new float[boxes];
      smallest = new float[boxes];
    }
    Arrays.fill(greatest, 0, boxes, Float.NEGATIVE_INFINITY);
    Arrays.fill(smallest, 0, boxes, Float.POSITIVE_INFINITY);
    float[] raw = values.values();
    // No branch depends on a value: there are too many of them. NaN stays NaN.
    for (int label = 0; label < thresholds.labelCount(); label++) {
      int plane = label * boxes;
      for (int box = 0; box < boxes; box++) {
        greatest[box] = Math.max(greatest[box], raw[plane + box]);
        smallest[box] = Math.min(smallest[box], raw[plane + box]);
      }
    }
  }

  /**
   * Finds the labels of one of the boxes that were read last.
   *
   * @param tensor the values that were read
   * @param box from 0
   * @param thresholds the thresholds of {@link #readPlanes}
   * @return the number of labels that reach their threshold; at most one unless all are wanted
   * @throws FrameRejectedException if a value that matters means nothing
   */
  public int findInPlanes(OutputTensor tensor, int box, Thresholds thresholds)
      throws FrameRejectedException {
    count = 0;
    if (!limits.isNothing(greatest[box]) || smallest[box] < limits.lowest()) {
      decide(tensor, box, 1, thresholds);
    }
    return count;
  }

  /** A few values are not copied to be told that they mean nothing. */
  private boolean isNothing(OutputTensor tensor, int first, int step, Thresholds thresholds) {
    for (int label = 0; label < thresholds.labelCount(); label++) {
      if (!limits.isNothing(tensor.floatAt(first + step * scores.valueOf(label)))) {
        return false;
      }
    }
    return true;
  }

  /** Tells whether no label of the only box reaches its threshold, and every value is sound. */
  private boolean isNothing(int valueCount) {
    float[] raw = values.values();
    for (int i = 0; i < valueCount; i++) {
      if (!limits.isNothing(raw[i]) && i != scores.backgroundIndex()) {
        return false;
      }
    }
    return true;
  }

  private void decide(OutputTensor tensor, int box, float weight, Thresholds thresholds)
      throws FrameRejectedException {
    if (scores.allLabels()) {
      findAll(tensor, box, weight, thresholds);
    } else {
      findBest(tensor, box, weight, thresholds);
    }
  }

  private void findAll(OutputTensor tensor, int box, float weight, Thresholds thresholds)
      throws FrameRejectedException {
    float[] raw = values.values();
    int step = values.boxes();
    for (int label = 0; label < thresholds.labelCount(); label++) {
      int place = scores.valueOf(label);
      float value = raw[box + place * step];
      if (!limits.isNothing(value)) {
        float confidence = confidence(tensor, activation.apply(value), box, place);
        keepIfReached(label, weight * confidence, thresholds);
      }
    }
  }

  /** Confidences never fall as raw values rise, so that few of them are computed. */
  private void findBest(OutputTensor tensor, int box, float weight, Thresholds thresholds)
      throws FrameRejectedException {
    float[] raw = values.values();
    int step = values.boxes();
    float lowest = limits.lowest();
    int best = -1;
    float bestRaw = Float.NaN;
    float bestConfidence = -1;
    for (int label = 0; label < thresholds.labelCount(); label++) {
      int place = scores.valueOf(label);
      float value = raw[box + place * step];
      if (!(value <= bestRaw && value >= lowest)) {
        float confidence = confidence(tensor, activation.apply(value), box, place);
        if (confidence > bestConfidence) {
          best = label;
          bestRaw = value;
          bestConfidence = confidence;
        }
      }
    }
    keepIfReached(best, weight * bestConfidence, thresholds);
  }

  private void findExclusive(OutputTensor tensor, Softmax softmax, Thresholds thresholds)
      throws FrameRejectedException {
    float[] raw = values.values();
    int best = -1;
    float bestConfidence = -1;
    for (int label = 0; label < thresholds.labelCount(); label++) {
      int place = scores.valueOf(label);
      float confidence = confidence(tensor, softmax.confidence(raw[place]), 0, place);
      if (scores.allLabels()) {
        keepIfReached(label, confidence, thresholds);
      } else if (confidence > bestConfidence) {
        best = label;
        bestConfidence = confidence;
      }
    }
    if (!scores.allLabels()) {
      keepIfReached(best, bestConfidence, thresholds);
    }
  }

  private float confidence(OutputTensor tensor, float value, int box, int place)
      throws FrameRejectedException {
    return Answers.confidence(value, tensor, values.index(box, place));
  }

  /**
   * The softmax of the values, or null as soon as it is clear that no label reaches a threshold.
   */
  private @Nullable Softmax softmax(int valueCount) {
    float[] raw = values.values();
    float greatest = Softmax.greatest(raw, 0, valueCount);
    if (!Float.isFinite(greatest)) {
      return Softmax.of(raw, valueCount, greatest, Double.POSITIVE_INFINITY);
    }
    int background = scores.backgroundIndex();
    float greatestLabel =
        background == LabelScores.NO_BACKGROUND || raw[background] < greatest
            ? greatest
            : Math.max(
                Softmax.greatest(raw, 0, background),
                Softmax.greatest(raw, background + 1, valueCount));
    double numerator = Math.exp((double) greatestLabel - greatest);
    return Softmax.of(raw, valueCount, greatest, limits.greatestSum(numerator));
  }

  private void keepIfReached(int label, float confidence, Thresholds thresholds) {
    if (confidence < thresholds.of(label)) {
      return;
    }
    if (count == labels.length) {
      labels = Arrays.copyOf(labels, 2 * count);
      confidences = Arrays.copyOf(confidences, 2 * count);
    }
    labels[count] = label;
    confidences[count] = confidence;
    count++;
  }

  /**
   * Returns a label that was found last.
   *
   * @param hit from 0
   * @return the label's index
   */
  public int label(int hit) {
    return labels[hit];
  }

  /**
   * Returns the confidence of a label that was found last.
   *
   * @param hit from 0
   * @return in [0, 1]
   */
  public float confidence(int hit) {
    return confidences[hit];
  }

  /**
   * Adds a candidate for each label that was found last.
   *
   * @param left left edge, finite
   * @param top top edge, finite
   * @param right right edge, finite
   * @param bottom bottom edge, finite
   * @param candidates takes them
   */
  public void addTo(Candidates candidates, float left, float top, float right, float bottom) {
    for (int i = 0; i < count; i++) {
      candidates.add(left, top, right, bottom, confidences[i], labels[i]);
    }
  }
}
