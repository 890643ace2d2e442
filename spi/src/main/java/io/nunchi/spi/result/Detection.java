package io.nunchi.spi.result;

import io.nunchi.spi.geometry.BoundingBox;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A thing that was found in a frame.
 *
 * <p>Immutable; any thread. Built with {@link #builder}, so that later minor versions can add to
 * it.
 *
 * @since 1.0
 */
public final class Detection {

  private final String label;
  private final float confidence;
  private final BoundingBox box;
  private final OptionalLong trackId;
  private final List<Attribute> attributes;
  private final List<Keypoint> keypoints;
  private final Optional<Mask> mask;
  private final Optional<Embedding> embedding;

  private Detection(Builder builder) {
    this.label = builder.label;
    this.confidence = builder.confidence;
    this.box = builder.box;
    this.trackId = builder.trackId;
    this.attributes = List.copyOf(builder.attributes);
    this.keypoints = List.copyOf(builder.keypoints);
    this.mask = builder.mask;
    this.embedding = builder.embedding;
  }

  /**
   * Starts a detection.
   *
   * @param label one of the engine's declared labels (rule 6.3)
   * @param confidence the analyzer's certainty, in [0, 1] (rule 6.2)
   * @param box where it is, in the delivered frame (rule 6.1)
   * @return a builder
   */
  public static Builder builder(String label, float confidence, BoundingBox box) {
    return new Builder(label, confidence, box);
  }

  /**
   * Makes a detection without optional parts.
   *
   * @param label one of the engine's declared labels (rule 6.3)
   * @param confidence the analyzer's certainty, in [0, 1] (rule 6.2)
   * @param box where it is, in the delivered frame (rule 6.1)
   * @return a detection
   */
  public static Detection of(String label, float confidence, BoundingBox box) {
    return builder(label, confidence, box).build();
  }

  /**
   * The label of the detected thing.
   *
   * @return one of the engine's declared labels
   */
  public String label() {
    return label;
  }

  /**
   * The analyzer's certainty.
   *
   * @return in [0, 1]
   */
  public float confidence() {
    return confidence;
  }

  /**
   * Where it is.
   *
   * @return the bounding box in the delivered frame
   */
  public BoundingBox box() {
    return box;
  }

  /**
   * The track that it belongs to.
   *
   * @return a number that is equal in all frames of one stream in which the same thing is seen, or
   *     empty when the analyzer does not track (rule 6.5)
   */
  public OptionalLong trackId() {
    return trackId;
  }

  /**
   * Further properties of it.
   *
   * @return the attributes
   */
  public List<Attribute> attributes() {
    return attributes;
  }

  /**
   * Its named points.
   *
   * @return the keypoints
   */
  public List<Keypoint> keypoints() {
    return keypoints;
  }

  /**
   * Its outline.
   *
   * @return the mask over the bounding box, or empty
   */
  public Optional<Mask> mask() {
    return mask;
  }

  /**
   * Its look as a vector.
   *
   * @return the embedding, or empty
   */
  public Optional<Embedding> embedding() {
    return embedding;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Detection that
        && label.equals(that.label)
        && Float.floatToIntBits(confidence) == Float.floatToIntBits(that.confidence)
        && box.equals(that.box)
        && trackId.equals(that.trackId)
        && attributes.equals(that.attributes)
        && keypoints.equals(that.keypoints)
        && mask.equals(that.mask)
        && embedding.equals(that.embedding);
  }

  @Override
  public int hashCode() {
    return Objects.hash(label, confidence, box, trackId, attributes, keypoints, mask, embedding);
  }

  @Override
  public String toString() {
    return "Detection["
        + label
        + " "
        + confidence
        + " "
        + box
        + (trackId.isPresent() ? " track " + trackId.getAsLong() : "")
        + "]";
  }

  /**
   * Collects a detection; for one thread.
   *
   * @since 1.0
   */
  public static final class Builder {
    private final String label;
    private final float confidence;
    private final BoundingBox box;
    private OptionalLong trackId = OptionalLong.empty();
    private List<Attribute> attributes = List.of();
    private List<Keypoint> keypoints = List.of();
    private Optional<Mask> mask = Optional.empty();
    private Optional<Embedding> embedding = Optional.empty();

    private Builder(String label, float confidence, BoundingBox box) {
      this.label = Objects.requireNonNull(label, "label");
      this.confidence = confidence;
      this.box = Objects.requireNonNull(box, "box");
    }

    /**
     * Names the track.
     *
     * @param newTrackId the same number in all frames in which the same thing is seen
     * @return this builder
     */
    public Builder trackId(long newTrackId) {
      this.trackId = OptionalLong.of(newTrackId);
      return this;
    }

    /**
     * Sets the attributes.
     *
     * @param newAttributes further properties
     * @return this builder
     */
    public Builder attributes(List<Attribute> newAttributes) {
      this.attributes = newAttributes;
      return this;
    }

    /**
     * Sets the keypoints.
     *
     * @param newKeypoints named points
     * @return this builder
     */
    public Builder keypoints(List<Keypoint> newKeypoints) {
      this.keypoints = newKeypoints;
      return this;
    }

    /**
     * Sets the mask.
     *
     * @param newMask the outline over the bounding box
     * @return this builder
     */
    public Builder mask(Mask newMask) {
      this.mask = Optional.of(newMask);
      return this;
    }

    /**
     * Sets the embedding.
     *
     * @param newEmbedding the look as a vector
     * @return this builder
     */
    public Builder embedding(Embedding newEmbedding) {
      this.embedding = Optional.of(newEmbedding);
      return this;
    }

    /**
     * Ends the detection.
     *
     * @return the detection
     */
    public Detection build() {
      return new Detection(this);
    }
  }
}
