package io.nunchi.tracking.bytetrack;

import java.time.Duration;

/**
 * The thresholds of a {@link ByteTracker}. The defaults are those that ByteTrack's authors publish
 * for 30 frames a second, with frames counted as stream time.
 *
 * <p>Immutable; any thread.
 *
 * @since 1.0
 */
public final class ByteTrackOptions {

  private static final float DEFAULT_HIGH_CONFIDENCE = 0.6f;
  private static final float ABOVE_HIGH_CONFIDENCE = 0.1f;

  /** Pairing takes memory for each track with each detection. */
  private static final int GREATEST_MOST_TRACKS = 10_000;

  private final float lowConfidence;
  private final float highConfidence;
  private final float newTrackConfidence;
  private final Duration longestCoasting;
  private final double mostDifferentLook;
  private final int mostTracks;

  private ByteTrackOptions(Builder builder) {
    this.lowConfidence = builder.lowConfidence;
    this.highConfidence = builder.highConfidence;
    this.newTrackConfidence = builder.newTrackConfidence;
    this.longestCoasting = builder.longestCoasting;
    this.mostDifferentLook = builder.mostDifferentLook;
    this.mostTracks = builder.mostTracks;
  }

  /**
   * The defaults.
   *
   * @return the published thresholds
   */
  public static ByteTrackOptions defaults() {
    return builder().build();
  }

  /**
   * Starts from the defaults.
   *
   * @return a builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Less certain detections are not looked at.
   *
   * @return a confidence in [0, 1]
   */
  public float lowConfidence() {
    return lowConfidence;
  }

  /**
   * Detections from this confidence on are paired first, and may find coasting tracks again.
   *
   * @return a confidence in [0, 1]
   */
  public float highConfidence() {
    return highConfidence;
  }

  /**
   * The factor that takes the model's confidences to the scale of the published overlaps, which are
   * for models whose certain detections begin at 0.6.
   */
  double confidenceScale() {
    return highConfidence > 0 ? DEFAULT_HIGH_CONFIDENCE / highConfidence : 1;
  }

  /**
   * Detections from this confidence on begin a track.
   *
   * @return a confidence in [0, 1]
   */
  public float newTrackConfidence() {
    return newTrackConfidence;
  }

  /**
   * The stream time after which a confirmed track ends that no analysed frame shows.
   *
   * @return more than zero
   */
  public Duration longestCoasting() {
    return longestCoasting;
  }

  /**
   * Embeddings that differ more do not pair a detection with a track.
   *
   * @return a cosine distance in [0, 2]
   */
  public double mostDifferentLook() {
    return mostDifferentLook;
  }

  /**
   * The greatest number of tracks at a time.
   *
   * @return from 1 to 10,000
   */
  public int mostTracks() {
    return mostTracks;
  }

  /**
   * Collects options; for one thread.
   *
   * @since 1.0
   */
  public static final class Builder {
    private float lowConfidence = 0.1f;
    private float highConfidence = DEFAULT_HIGH_CONFIDENCE;
    private float newTrackConfidence = DEFAULT_HIGH_CONFIDENCE + ABOVE_HIGH_CONFIDENCE;
    private Duration longestCoasting = Duration.ofSeconds(1);
    private double mostDifferentLook = 0.5;
    private int mostTracks = 2000;

    private Builder() {}

    /**
     * Sets the confidence below which detections are not looked at. Default: 0.1.
     *
     * @param newLowConfidence in [0, 1], at most that of {@link #highConfidence}
     * @return this builder
     */
    public Builder lowConfidence(float newLowConfidence) {
      this.lowConfidence = confidence(newLowConfidence);
      return this;
    }

    /**
     * Sets the confidence from which a detection counts as certain: the threshold of the model's
     * manifest, where it gives one. Default: 0.6. Tracks begin 0.1 above it, as in ByteTrack.
     *
     * @param newHighConfidence in [0, 1]
     * @return this builder
     */
    public Builder highConfidence(float newHighConfidence) {
      this.highConfidence = confidence(newHighConfidence);
      this.newTrackConfidence = Math.min(1, newHighConfidence + ABOVE_HIGH_CONFIDENCE);
      return this;
    }

    /**
     * Sets the confidence from which a detection begins a track; call it after {@link
     * #highConfidence}. Default: 0.7.
     *
     * @param newNewTrackConfidence in [0, 1], at least that of {@link #highConfidence}
     * @return this builder
     */
    public Builder newTrackConfidence(float newNewTrackConfidence) {
      this.newTrackConfidence = confidence(newNewTrackConfidence);
      return this;
    }

    /**
     * Sets the stream time after which a track ends that no analysed frame shows. Default: 1 s.
     *
     * @param newLongestCoasting more than zero, at most an hour
     * @return this builder
     */
    public Builder longestCoasting(Duration newLongestCoasting) {
      if (newLongestCoasting.isZero()
          || newLongestCoasting.isNegative()
          || newLongestCoasting.compareTo(Duration.ofHours(1)) > 0) {
        throw new IllegalArgumentException(
            "a track coasts for more than nothing and at most an hour; found "
                + newLongestCoasting);
      }
      this.longestCoasting = newLongestCoasting;
      return this;
    }

    /**
     * Sets the cosine distance above which embeddings are of different things. Default: 0.5.
     *
     * @param newMostDifferentLook in [0, 2]
     * @return this builder
     */
    public Builder mostDifferentLook(double newMostDifferentLook) {
      if (!(newMostDifferentLook >= 0 && newMostDifferentLook <= 2)) {
        throw new IllegalArgumentException(
            "a cosine distance is from 0 to 2; found " + newMostDifferentLook);
      }
      this.mostDifferentLook = newMostDifferentLook;
      return this;
    }

    /**
     * Sets the greatest number of tracks at a time. When it is reached, the tracks that were not
     * seen for longest end first. Default: 2,000.
     *
     * @param newMostTracks from 1 to 10,000
     * @return this builder
     */
    public Builder mostTracks(int newMostTracks) {
      if (newMostTracks < 1 || newMostTracks > GREATEST_MOST_TRACKS) {
        throw new IllegalArgumentException(
            "the number of tracks is from 1 to "
                + GREATEST_MOST_TRACKS
                + "; found "
                + newMostTracks);
      }
      this.mostTracks = newMostTracks;
      return this;
    }

    /**
     * Ends the options.
     *
     * @return the options
     * @throws IllegalArgumentException if the three confidences are not in their order
     */
    public ByteTrackOptions build() {
      if (lowConfidence > highConfidence || highConfidence > newTrackConfidence) {
        throw new IllegalArgumentException(
            "the confidences rise from low to high to that of a new track; found %s, %s, %s"
                .formatted(lowConfidence, highConfidence, newTrackConfidence));
      }
      return new ByteTrackOptions(this);
    }

    private static float confidence(float value) {
      if (!(value >= 0 && value <= 1)) {
        throw new IllegalArgumentException("a confidence is from 0 to 1; found " + value);
      }
      return value;
    }
  }
}
