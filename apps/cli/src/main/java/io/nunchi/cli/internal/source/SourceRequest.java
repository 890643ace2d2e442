package io.nunchi.cli.internal.source;

import io.nunchi.cli.internal.interrupt.StopSignal;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The user's description of a source.
 *
 * @param location a path or an rtsp URL
 * @param frameRate the rate of a folder of images, if the user gave one
 * @param stop ends a live source
 * @param duration when a live source ends by itself
 * @param connection hears when a live source is lost, and when it is back
 */
public record SourceRequest(
    String location,
    OptionalDouble frameRate,
    StopSignal stop,
    Optional<Duration> duration,
    ConnectionListener connection) {

  /** A source about which nothing but its location was said. */
  public static SourceRequest of(String location) {
    return new SourceRequest(
        location,
        OptionalDouble.empty(),
        new StopSignal(),
        Optional.empty(),
        ConnectionListener.NONE);
  }
}
