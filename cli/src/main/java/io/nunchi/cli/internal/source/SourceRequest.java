package io.nunchi.cli.internal.source;

import io.nunchi.spi.failure.Problem;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/**
 * What the user said about the source.
 *
 * @param location a path or an rtsp URL
 * @param frameRate the rate of a folder of images, if the user gave one
 * @param stop ends a live source
 * @param duration when a live source ends by itself
 * @param onLoss hears at once when a live source is lost, before it is connected to again
 */
public record SourceRequest(
    String location,
    OptionalDouble frameRate,
    StopSignal stop,
    Optional<Duration> duration,
    Consumer<Problem> onLoss) {

  /** A source about which nothing but its location was said. */
  public static SourceRequest of(String location) {
    return new SourceRequest(
        location, OptionalDouble.empty(), new StopSignal(), Optional.empty(), loss -> {});
  }
}
