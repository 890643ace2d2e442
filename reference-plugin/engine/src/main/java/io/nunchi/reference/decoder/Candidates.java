package io.nunchi.reference.decoder;

import java.util.Arrays;

/**
 * A reusable buffer of candidate boxes in pixels of the input tensor. Each has a confidence and a
 * label, and keypoints or an embedding where the model gives them. The memory grows when needed and
 * is reused for every frame.
 *
 * <p>Lifecycle: the plugin empties it before every frame. Threading: one thread at a time.
 * Ownership: the plugin's; a decoder only adds to it.
 */
public final class Candidates {

  private static final int INITIAL_CAPACITY = 256;
  private static final int KEYPOINT_VALUES = 3;

  private float[] left = new float[INITIAL_CAPACITY];
  private float[] top = new float[INITIAL_CAPACITY];
  private float[] right = new float[INITIAL_CAPACITY];
  private float[] bottom = new float[INITIAL_CAPACITY];
  private float[] confidence = new float[INITIAL_CAPACITY];
  private int[] label = new int[INITIAL_CAPACITY];
  private int count;

  private final ExtraValues keypoints = new ExtraValues();
  private final ExtraValues embeddings = new ExtraValues();

  /** Creates an empty buffer. */
  public Candidates() {}

  /** Removes all candidates. */
  public void clear() {
    count = 0;
    keypoints.clear();
    embeddings.clear();
  }

  /**
   * Counts the candidates.
   *
   * @return from 0
   */
  public int count() {
    return count;
  }

  /**
   * Adds a candidate.
   *
   * @param newLeft left edge, finite
   * @param newTop top edge, finite
   * @param newRight right edge, finite
   * @param newBottom bottom edge, finite
   * @param newConfidence in [0, 1]
   * @param newLabel index of the label, from 0
   */
  public void add(
      float newLeft,
      float newTop,
      float newRight,
      float newBottom,
      float newConfidence,
      int newLabel) {
    if (count == label.length) {
      grow();
    }
    left[count] = newLeft;
    top[count] = newTop;
    right[count] = newRight;
    bottom[count] = newBottom;
    confidence[count] = newConfidence;
    label[count] = newLabel;
    count++;
  }

  /**
   * Adds a keypoint to the last candidate. Keypoints come in the order of {@link
   * OutputLayout#keypoints()}.
   *
   * @param x pixels of the input tensor, finite
   * @param y pixels of the input tensor, finite
   * @param pointConfidence in [0, 1]
   * @throws IllegalStateException if there is no candidate
   */
  public void addKeypoint(float x, float y, float pointConfidence) {
    int last = last();
    keypoints.add(last, x);
    keypoints.add(last, y);
    keypoints.add(last, pointConfidence);
  }

  /**
   * Adds a number to the embedding of the last candidate.
   *
   * @param value the number, finite
   * @throws IllegalStateException if there is no candidate
   */
  public void addToEmbedding(float value) {
    embeddings.add(last(), value);
  }

  private int last() {
    if (count == 0) {
      throw new IllegalStateException("no candidate was added yet");
    }
    return count - 1;
  }

  private void grow() {
    int capacity = Math.multiplyExact(label.length, 2);
    left = Arrays.copyOf(left, capacity);
    top = Arrays.copyOf(top, capacity);
    right = Arrays.copyOf(right, capacity);
    bottom = Arrays.copyOf(bottom, capacity);
    confidence = Arrays.copyOf(confidence, capacity);
    label = Arrays.copyOf(label, capacity);
  }

  /**
   * Returns the left edge.
   *
   * @param index from 0
   * @return pixels
   */
  public float left(int index) {
    return left[index];
  }

  /**
   * Returns the top edge.
   *
   * @param index from 0
   * @return pixels
   */
  public float top(int index) {
    return top[index];
  }

  /**
   * Returns the right edge.
   *
   * @param index from 0
   * @return pixels
   */
  public float right(int index) {
    return right[index];
  }

  /**
   * Returns the bottom edge.
   *
   * @param index from 0
   * @return pixels
   */
  public float bottom(int index) {
    return bottom[index];
  }

  /**
   * Returns the confidence.
   *
   * @param index from 0
   * @return in [0, 1]
   */
  public float confidence(int index) {
    return confidence[index];
  }

  /**
   * Returns the label.
   *
   * @param index from 0
   * @return the label's index, from 0
   */
  public int label(int index) {
    return label[index];
  }

  /**
   * Counts the keypoints of a candidate.
   *
   * @param index from 0
   * @return from 0
   */
  public int keypointCount(int index) {
    return keypoints.count(index) / KEYPOINT_VALUES;
  }

  /**
   * Returns the place of a keypoint along the width.
   *
   * @param index from 0
   * @param point from 0
   * @return pixels from the left
   */
  public float keypointX(int index, int point) {
    return keypoints.at(index, point * KEYPOINT_VALUES);
  }

  /**
   * Returns the place of a keypoint along the height.
   *
   * @param index from 0
   * @param point from 0
   * @return pixels from the top
   */
  public float keypointY(int index, int point) {
    return keypoints.at(index, point * KEYPOINT_VALUES + 1);
  }

  /**
   * Returns the confidence of a keypoint.
   *
   * @param index from 0
   * @param point from 0
   * @return in [0, 1]
   */
  public float keypointConfidence(int index, int point) {
    return keypoints.at(index, point * KEYPOINT_VALUES + 2);
  }

  /**
   * Returns the embedding of a candidate.
   *
   * @param index from 0
   * @return a copy, empty if it has none
   */
  public float[] embedding(int index) {
    return embeddings.copy(index);
  }

  /**
   * Computes the intersection over union of two candidates.
   *
   * @param one index of a candidate
   * @param other index of another
   * @return IoU in [0, 1]; 0 for boxes without area
   */
  public float iou(int one, int other) {
    float commonWidth = Math.min(right[one], right[other]) - Math.max(left[one], left[other]);
    float commonHeight = Math.min(bottom[one], bottom[other]) - Math.max(top[one], top[other]);
    if (!(commonWidth > 0 && commonHeight > 0)) {
      return 0;
    }
    float common = commonWidth * commonHeight;
    return common / (area(one) + area(other) - common);
  }

  private float area(int index) {
    return (right[index] - left[index]) * (bottom[index] - top[index]);
  }
}
