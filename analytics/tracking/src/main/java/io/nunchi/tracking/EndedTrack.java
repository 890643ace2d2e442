package io.nunchi.tracking;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The record of a confirmed track that ended.
 *
 * <p>Immutable; any thread. Built with {@link #builder}, so that later minor versions can add to
 * it.
 *
 * @since 1.0
 */
public final class EndedTrack {

  private final long id;
  private final Map<String, Double> votes;
  private final long firstSeenNanos;
  private final long lastSeenNanos;
  private final float bestConfidence;
  private final List<PathPoint> path;

  private EndedTrack(Builder builder) {
    this.id = builder.id;
    this.votes = Collections.unmodifiableMap(new LinkedHashMap<>(builder.votes));
    this.firstSeenNanos = builder.firstSeenNanos;
    this.lastSeenNanos = builder.lastSeenNanos;
    this.bestConfidence = builder.bestConfidence;
    this.path = List.copyOf(builder.path);
  }

  /**
   * Starts a record.
   *
   * @param id the track's id
   * @param votes the sum of confidences by label, most first; at least one label
   * @return a builder
   * @throws IllegalArgumentException if there is no label
   */
  public static Builder builder(long id, Map<String, Double> votes) {
    return new Builder(id, votes);
  }

  /**
   * The track's id, as its detections carried it.
   *
   * @return a number that no other track of the stream has, ever
   */
  public long id() {
    return id;
  }

  /**
   * The label with the most votes.
   *
   * @return the first of {@link #votes()}
   */
  public String label() {
    return votes.keySet().iterator().next();
  }

  /**
   * The votes.
   *
   * @return the sum of its detections' confidences by label, most first
   */
  public Map<String, Double> votes() {
    return votes;
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
   * The time of the last detection.
   *
   * @return stream time in nanoseconds
   */
  public long lastSeenNanos() {
    return lastSeenNanos;
  }

  /**
   * The confidence of the best detection.
   *
   * @return in [0, 1]
   */
  public float bestConfidence() {
    return bestConfidence;
  }

  /**
   * The boxes of its detections, from the first to the last; a long track keeps fewer of them, at
   * even distances in time.
   *
   * @return the points, at least one
   */
  public List<PathPoint> path() {
    return path;
  }

  @Override
  public String toString() {
    return "EndedTrack[" + id + " " + votes + "]";
  }

  /**
   * Collects a record; for one thread.
   *
   * @since 1.0
   */
  public static final class Builder {
    private final long id;
    private final Map<String, Double> votes;
    private long firstSeenNanos;
    private long lastSeenNanos;
    private float bestConfidence;
    private List<PathPoint> path = List.of();

    private Builder(long id, Map<String, Double> votes) {
      if (votes.isEmpty()) {
        throw new IllegalArgumentException("a track has at least one label");
      }
      this.id = id;
      this.votes = votes;
    }

    /**
     * Sets the times.
     *
     * @param newFirstSeenNanos stream time of the first detection
     * @param newLastSeenNanos stream time of the last detection
     * @return this builder
     */
    public Builder seen(long newFirstSeenNanos, long newLastSeenNanos) {
      this.firstSeenNanos = newFirstSeenNanos;
      this.lastSeenNanos = newLastSeenNanos;
      return this;
    }

    /**
     * Sets the confidence of the best detection.
     *
     * @param newBestConfidence in [0, 1]
     * @return this builder
     */
    public Builder bestConfidence(float newBestConfidence) {
      this.bestConfidence = newBestConfidence;
      return this;
    }

    /**
     * Sets the path.
     *
     * @param newPath where it was, in the order of time
     * @return this builder
     */
    public Builder path(List<PathPoint> newPath) {
      this.path = Objects.requireNonNull(newPath, "path");
      return this;
    }

    /**
     * Ends the record.
     *
     * @return the record
     */
    public EndedTrack build() {
      return new EndedTrack(this);
    }
  }
}
