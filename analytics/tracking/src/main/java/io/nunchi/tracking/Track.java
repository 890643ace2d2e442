package io.nunchi.tracking;

import io.nunchi.spi.geometry.BoundingBox;
import java.util.Objects;

/**
 * A followed thing, as it is after one frame.
 *
 * <p>Immutable; any thread. Built with {@link #builder}, so that later minor versions can add to
 * it.
 *
 * @since 1.0
 */
public final class Track {

  private final long id;
  private final TrackState state;
  private final String label;
  private final BoundingBox box;
  private final float confidence;
  private final long firstSeenNanos;
  private final long lastSeenNanos;

  private Track(Builder builder) {
    this.id = builder.id;
    this.state = builder.state;
    this.label = builder.label;
    this.box = builder.box;
    this.confidence = builder.confidence;
    this.firstSeenNanos = builder.firstSeenNanos;
    this.lastSeenNanos = builder.lastSeenNanos;
  }

  /**
   * Starts a track.
   *
   * @param id its id
   * @param state its state after the frame
   * @param label its label
   * @param box where it is
   * @return a builder
   */
  public static Builder builder(long id, TrackState state, String label, BoundingBox box) {
    return new Builder(id, state, label, box);
  }

  /**
   * The track's id, as its detections carry it.
   *
   * @return a number that no other track of the stream has, ever
   */
  public long id() {
    return id;
  }

  /**
   * The track's state after the frame.
   *
   * @return the state
   */
  public TrackState state() {
    return state;
  }

  /**
   * The label with the most votes: each detection votes by its confidence, so that one wrong frame
   * changes no label.
   *
   * @return a label of its detections
   */
  public String label() {
    return label;
  }

  /**
   * The estimate of the box in this frame: smoother than the track's detections, and a prediction
   * while it coasts.
   *
   * @return the estimated box; parts of it may lie outside of the frame
   */
  public BoundingBox box() {
    return box;
  }

  /**
   * The confidence of the newest detection.
   *
   * @return in [0, 1]
   */
  public float confidence() {
    return confidence;
  }

  /**
   * The time of the first detection.
   *
   * @return stream time in nanoseconds
   */
  public long firstSeenNanos() {
    return firstSeenNanos;
  }

  /**
   * The time of the newest detection.
   *
   * @return stream time in nanoseconds
   */
  public long lastSeenNanos() {
    return lastSeenNanos;
  }

  /**
   * The time from the first detection to the newest one.
   *
   * @return nanoseconds, 0 for a track that was seen once
   */
  public long ageNanos() {
    return lastSeenNanos - firstSeenNanos;
  }

  @Override
  public String toString() {
    return "Track[" + id + " " + state + " " + label + " " + box + "]";
  }

  /**
   * Collects a track; for one thread.
   *
   * @since 1.0
   */
  public static final class Builder {
    private final long id;
    private final TrackState state;
    private final String label;
    private final BoundingBox box;
    private float confidence;
    private long firstSeenNanos;
    private long lastSeenNanos;

    private Builder(long id, TrackState state, String label, BoundingBox box) {
      this.id = id;
      this.state = Objects.requireNonNull(state, "state");
      this.label = Objects.requireNonNull(label, "label");
      this.box = Objects.requireNonNull(box, "box");
    }

    /**
     * Sets the confidence.
     *
     * @param newConfidence that of the newest detection
     * @return this builder
     */
    public Builder confidence(float newConfidence) {
      this.confidence = newConfidence;
      return this;
    }

    /**
     * Sets the times.
     *
     * @param newFirstSeenNanos stream time of the first detection
     * @param newLastSeenNanos stream time of the newest detection
     * @return this builder
     */
    public Builder seen(long newFirstSeenNanos, long newLastSeenNanos) {
      this.firstSeenNanos = newFirstSeenNanos;
      this.lastSeenNanos = newLastSeenNanos;
      return this;
    }

    /**
     * Ends the track's description.
     *
     * @return the track
     */
    public Track build() {
      return new Track(this);
    }
  }
}
