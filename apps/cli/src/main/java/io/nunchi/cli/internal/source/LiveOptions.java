package io.nunchi.cli.internal.source;

import java.time.Duration;
import java.util.Optional;

/**
 * The options of a user that concern cameras only.
 *
 * @param duration when a camera's stream ends by itself
 * @param transport the way in which it sends its video
 * @param patience how long a camera is waited for that is off at the start
 */
public record LiveOptions(
    Optional<Duration> duration, Optional<RtspTransport> transport, Optional<Duration> patience) {

  /** Without {@code patience}, a camera that is off at the start is waited for so long. */
  static final Duration USUAL_PATIENCE = Duration.ofSeconds(60);

  /** Nothing was said. */
  public static final LiveOptions NONE =
      new LiveOptions(Optional.empty(), Optional.empty(), Optional.empty());

  public static final String DURATION = "--duration";
  public static final String TRANSPORT = "--rtsp-transport";
  public static final String WAIT = "--camera-wait";

  /** The name of an option that was given, if one was. */
  public Optional<String> given() {
    if (duration.isPresent()) {
      return Optional.of(DURATION);
    }
    if (transport.isPresent()) {
      return Optional.of(TRANSPORT);
    }
    return patience.map(given -> WAIT);
  }
}
