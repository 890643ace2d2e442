package io.nunchi.api;

import io.nunchi.api.internal.option.DurationRange;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The scheduling of a stream.
 *
 * <p>Immutable; any thread.
 *
 * @param priority its share of the workers while there is not enough for all
 * @param targetFrameRate the frames per second that are to be analyzed at most, above 0, or empty
 *     for all that the workers can do; frames above it are dropped as they are offered
 * @param maximumAge the longest wait of a frame that is still worth its analysis, or empty for the
 *     host's own
 */
public record StreamOptions(
    StreamPriority priority, OptionalDouble targetFrameRate, Optional<Duration> maximumAge) {

  /**
   * Checks the parts.
   *
   * @param priority the share
   * @param targetFrameRate frames per second
   * @param maximumAge positive, at most 365 days
   * @throws IllegalArgumentException if a part is out of range
   */
  public StreamOptions {
    Objects.requireNonNull(priority, "priority");
    if (targetFrameRate.isPresent()
        && !(targetFrameRate.getAsDouble() > 0 && targetFrameRate.getAsDouble() <= 1000)) {
      throw new IllegalArgumentException(
          "a target frame rate is above 0 and at most 1000; found " + targetFrameRate);
    }
    maximumAge = maximumAge.map(age -> DurationRange.require("a maximum age", age));
  }

  /**
   * The options for most cameras.
   *
   * @return normal priority, no target frame rate, the host's maximum age
   */
  public static StreamOptions defaults() {
    return new StreamOptions(StreamPriority.NORMAL, OptionalDouble.empty(), Optional.empty());
  }

  /**
   * Chooses the priority.
   *
   * @param newPriority the share
   * @return options that differ in this only
   */
  public StreamOptions withPriority(StreamPriority newPriority) {
    return new StreamOptions(newPriority, targetFrameRate, maximumAge);
  }

  /**
   * Chooses the target frame rate.
   *
   * @param framesPerSecond above 0, at most 1000
   * @return options that differ in this only
   */
  public StreamOptions withTargetFrameRate(double framesPerSecond) {
    return new StreamOptions(priority, OptionalDouble.of(framesPerSecond), maximumAge);
  }

  /**
   * Chooses the maximum age.
   *
   * @param age positive, at most 365 days
   * @return options that differ in this only
   */
  public StreamOptions withMaximumAge(Duration age) {
    return new StreamOptions(priority, targetFrameRate, Optional.of(age));
  }
}
