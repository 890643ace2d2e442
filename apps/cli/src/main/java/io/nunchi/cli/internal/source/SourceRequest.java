package io.nunchi.cli.internal.source;

import io.nunchi.cli.internal.interrupt.StopSignal;
import java.util.OptionalDouble;

/**
 * The user's description of a source.
 *
 * @param location a path or an rtsp URL
 * @param frameRate the rate of a folder of images, if the user gave one
 * @param stop ends a live source
 * @param live what was said about cameras
 * @param connection hears when a live source is lost, and when it is back
 */
public record SourceRequest(
    String location,
    OptionalDouble frameRate,
    StopSignal stop,
    LiveOptions live,
    ConnectionListener connection) {

  /** A source about which nothing but its location was said. */
  public static SourceRequest of(String location) {
    return new SourceRequest(
        location,
        OptionalDouble.empty(),
        new StopSignal(),
        LiveOptions.NONE,
        ConnectionListener.NONE);
  }
}
