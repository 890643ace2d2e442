package io.nunchi.reference.decoder;

import java.util.Arrays;

/**
 * A reusable buffer of candidate boxes in pixels of the input tensor. Each has a confidence and a
 * label, and keypoints, an embedding, an angle or the place of its mask where the model gives them.
 * The memory grows when needed and is reused for every frame.
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
  private int[] maskPlace = new int[INITIAL_CAPACITY];
  private int count;
  private TensorArea picture = TensorArea.EVERYTHING;

  private final ExtraValues keypoints = new ExtraValues();
  private final ExtraValues embeddings = new ExtraValues();
  private final OrientedBoxes oriented = new OrientedBoxes();

  /** Creates an empty buffer. */
  public Candidates() {}

  /** Removes all candidates, and forgets where the picture is. */
  public void clear() {
    count = 0;
    keypoints.clear();
    embeddings.clear();
    oriented.clear();
    picture = TensorArea.EVERYTHING;
  }

  /**
   * Removes all candidates for a new picture.
   *
   * @param newPicture the part of the input tensor that holds the frame; the rest is padding
   */
  public void begin(TensorArea newPicture) {
    clear();
    picture = newPicture;
  }

  /**
   * Returns the place of the frame.
   *
   * @return the part of the input tensor that holds it; the rest is padding
   */
  public TensorArea picture() {
    return picture;
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
    maskPlace[count] = 0;
    count++;
  }

  /**
   * Adds a candidate whose box is turned. Its edges are those of the upright box around it; it
   * overlaps others by {@link #iou} of the turned boxes.
   *
   * @param box the turned box, of finite numbers
   * @param newConfidence in [0, 1]
   * @param newLabel index of the label, from 0
   */
  public void addOriented(OrientedBox box, float newConfidence, int newLabel) {
    float halfWidth = box.boundingWidth() / 2;
    float halfHeight = box.boundingHeight() / 2;
    add(
        box.centerX() - halfWidth,
        box.centerY() - halfHeight,
        box.centerX() + halfWidth,
        box.centerY() + halfHeight,
        newConfidence,
        newLabel);
    oriented.add(last(), box);
  }

  /**
   * Tells the last candidate where its mask is.
   *
   * @param place a number by which the decoder finds the mask again
   * @throws IllegalStateException if there is no candidate
   */
  public void setMaskPlace(int place) {
    maskPlace[last()] = place;
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
    maskPlace = Arrays.copyOf(maskPlace, capacity);
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
   * Returns the place of the mask.
   *
   * @param index from 0
   * @return the number that the decoder set, or 0
   */
  public int maskPlace(int index) {
    return maskPlace[index];
  }

  /**
   * Tells whether the box is turned.
   *
   * @param index from 0
   * @return true if it was added by {@link #addOriented}
   */
  public boolean isOriented(int index) {
    return oriented.has(index);
  }

  /**
   * Returns the angle of a turned box.
   *
   * @param index from 0
   * @return radians from the horizontal to the side that the width runs along, clockwise
   */
  public float angle(int index) {
    return oriented.angle(index);
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
   * Computes the intersection over union of two candidates. That of turned boxes is the
   * probabilistic one, by which Ultralytics suppresses them.
   *
   * @param one index of a candidate
   * @param other index of another
   * @return IoU in [0, 1]; 0 for boxes without area
   */
  public float iou(int one, int other) {
    if (oriented.has(one) && oriented.has(other)) {
      return oriented.overlap(one, other);
    }
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
