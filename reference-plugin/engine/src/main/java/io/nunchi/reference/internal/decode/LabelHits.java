package io.nunchi.reference.internal.decode;

import io.nunchi.reference.decoder.Answers;
import io.nunchi.reference.decoder.Candidates;
import io.nunchi.reference.decoder.OutputTensor;
import io.nunchi.reference.decoder.Thresholds;
import io.nunchi.spi.failure.FrameRejectedException;
import java.util.Arrays;

/**
 * The labels whose thresholds a box reaches. A box is computed only after that, because most boxes
 * reach none.
 *
 * <p>For one thread at a time: its memory is used again for every box.
 */
public final class LabelHits {

  private final LabelScores scores;
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
  }

  /**
   * Finds the labels of one box.
   *
   * @param tensor the values
   * @param first index of the first label's value
   * @param step from one label's value to the next
   * @param weight the factor of each label's confidence, in [0, 1]
   * @param thresholds the least confidence by label
   * @return the number of labels that reach their threshold; at most one unless all are wanted
   * @throws FrameRejectedException if a value that matters means nothing
   */
  public int find(OutputTensor tensor, int first, int step, float weight, Thresholds thresholds)
      throws FrameRejectedException {
    count = 0;
    Softmax softmax =
        scores.activation() == Activation.SOFTMAX
            ? Softmax.of(tensor, first, step, scores.valueCount(thresholds.labelCount()))
            : Softmax.NONE;
    int best = -1;
    float bestConfidence = -1;
    for (int label = 0; label < thresholds.labelCount(); label++) {
      int index = first + step * scores.valueOf(label);
      float raw = tensor.floatAt(index);
      float value =
          scores.activation() == Activation.SOFTMAX
              ? softmax.confidence(raw)
              : scores.activation().apply(raw);
      float confidence = Answers.confidence(value, tensor, index);
      if (scores.allLabels()) {
        keepIfReached(label, weight * confidence, thresholds);
      } else if (confidence > bestConfidence) {
        best = label;
        bestConfidence = confidence;
      }
    }
    if (best >= 0) {
      keepIfReached(best, weight * bestConfidence, thresholds);
    }
    return count;
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
