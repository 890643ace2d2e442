package io.nunchi.api;

import io.nunchi.api.internal.option.DurationRange;
import io.nunchi.spi.SavedState;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * The id, the scheduling and the saved state of a stream.
 *
 * <p>Immutable; any thread.
 *
 * <pre>{@code
 * StreamOptions options =
 *     StreamOptions.defaults().withPriority(StreamPriority.HIGH).withTargetFrameRate(5);
 * }</pre>
 */
public final class StreamOptions {

  private static final StreamOptions DEFAULTS =
      new StreamOptions(
          Optional.empty(),
          StreamPriority.NORMAL,
          OptionalDouble.empty(),
          Optional.empty(),
          Optional.empty());

  private final Optional<String> streamId;
  private final StreamPriority priority;
  private final OptionalDouble targetFrameRate;
  private final Optional<Duration> maximumAge;
  private final Optional<SavedState> savedState;

  private StreamOptions(
      Optional<String> streamId,
      StreamPriority priority,
      OptionalDouble targetFrameRate,
      Optional<Duration> maximumAge,
      Optional<SavedState> savedState) {
    this.streamId = streamId;
    this.priority = priority;
    this.targetFrameRate = targetFrameRate;
    this.maximumAge = maximumAge;
    this.savedState = savedState;
  }

  /**
   * The options for most cameras.
   *
   * @return the camera's id, normal priority, no target frame rate, the host's maximum age, no
   *     saved state
   */
  public static StreamOptions defaults() {
    return DEFAULTS;
  }

  /**
   * The stream's id, by which metrics, health, problems and log lines name it.
   *
   * @return the id, or empty for the camera's id
   */
  public Optional<String> streamId() {
    return streamId;
  }

  /**
   * The stream's share of the workers while there is not enough for all.
   *
   * @return the priority
   */
  public StreamPriority priority() {
    return priority;
  }

  /**
   * The highest number of frames per second that are analyzed; frames above it are dropped as they
   * are offered.
   *
   * @return above 0, or empty for all that the workers can do
   */
  public OptionalDouble targetFrameRate() {
    return targetFrameRate;
  }

  /**
   * The longest wait of a frame that is still worth its analysis.
   *
   * @return positive, or empty for the host's own
   */
  public Optional<Duration> maximumAge() {
    return maximumAge;
  }

  /**
   * The state from which the stream's first analyzer goes on.
   *
   * @return the state, or empty for an analyzer that starts afresh
   */
  public Optional<SavedState> savedState() {
    return savedState;
  }

  /**
   * Names the stream. Several streams may take frames of one camera; each of them needs an id of
   * its own.
   *
   * @param id unique among the host's open streams, not blank
   * @return options that differ in this only
   * @throws IllegalArgumentException if the id is blank
   */
  public StreamOptions withStreamId(String id) {
    if (id.isBlank()) {
      throw new IllegalArgumentException("a stream id is not blank; found \"" + id + "\"");
    }
    return new StreamOptions(Optional.of(id), priority, targetFrameRate, maximumAge, savedState);
  }

  /**
   * Chooses the priority.
   *
   * @param newPriority the share
   * @return options that differ in this only
   */
  public StreamOptions withPriority(StreamPriority newPriority) {
    Objects.requireNonNull(newPriority, "priority");
    return new StreamOptions(streamId, newPriority, targetFrameRate, maximumAge, savedState);
  }

  /**
   * Chooses the target frame rate.
   *
   * @param framesPerSecond above 0, at most 1000
   * @return options that differ in this only
   * @throws IllegalArgumentException if the frame rate is out of range
   */
  public StreamOptions withTargetFrameRate(double framesPerSecond) {
    if (!(framesPerSecond > 0 && framesPerSecond <= 1000)) {
      throw new IllegalArgumentException(
          "a target frame rate is above 0 and at most 1000; found " + framesPerSecond);
    }
    return new StreamOptions(
        streamId, priority, OptionalDouble.of(framesPerSecond), maximumAge, savedState);
  }

  /**
   * Chooses the maximum age.
   *
   * @param age positive, at most 365 days
   * @return options that differ in this only
   * @throws IllegalArgumentException if the age is out of range
   */
  public StreamOptions withMaximumAge(Duration age) {
    Optional<Duration> checked = Optional.of(DurationRange.require("a maximum age", age));
    return new StreamOptions(streamId, priority, targetFrameRate, checked, savedState);
  }

  /**
   * Lets the stream's first analyzer go on from a state that {@link Stream#saveState()} gave for a
   * stream of the same plugin. An analyzer that does not know the state's format starts afresh.
   *
   * @param state the state
   * @return options that differ in this only
   */
  public StreamOptions withSavedState(SavedState state) {
    return new StreamOptions(streamId, priority, targetFrameRate, maximumAge, Optional.of(state));
  }

  private List<Object> parts() {
    return List.of(streamId, priority, targetFrameRate, maximumAge, savedState);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof StreamOptions options && parts().equals(options.parts());
  }

  @Override
  public int hashCode() {
    return parts().hashCode();
  }

  @Override
  public String toString() {
    return "StreamOptions[streamId="
        + streamId
        + ", priority="
        + priority
        + ", targetFrameRate="
        + targetFrameRate
        + ", maximumAge="
        + maximumAge
        + ", savedState="
        + savedState
        + "]";
  }
}
