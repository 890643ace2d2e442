package io.nunchi.cli.internal.options;

import io.nunchi.cli.internal.CliException;
import io.nunchi.cli.internal.source.LiveOptions;
import io.nunchi.cli.internal.source.RtspTransport;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of cameras among the sources. */
public final class CameraOptions {

  private static final double LONGEST_SECONDS = 1e9;

  @Option(
      names = LiveOptions.DURATION,
      paramLabel = "SECONDS",
      description = "End a live source after so long. Default: at Ctrl-C.")
  private @Nullable Double duration;

  @Option(
      names = LiveOptions.TRANSPORT,
      paramLabel = "tcp|udp",
      description = {
        "How cameras send their video. Default: tcp.",
        "Over udp the network loses packets, and pictures are damaged."
      })
  private @Nullable RtspTransport transport;

  @Option(
      names = LiveOptions.WAIT,
      paramLabel = "SECONDS",
      description =
          "How long to wait for a camera that cannot be reached at the start. Default: 60; 0 gives"
              + " up at once. A camera that is lost later is always waited for.")
  private @Nullable Double wait;

  /** The options as they were given. */
  public LiveOptions given() throws CliException {
    if (duration != null) {
      OptionValues.requirePositive(LiveOptions.DURATION, duration, LONGEST_SECONDS);
    }
    if (wait != null) {
      OptionValues.requireBetween(LiveOptions.WAIT, wait, 0, LONGEST_SECONDS);
    }
    return new LiveOptions(time(duration), Optional.ofNullable(transport), time(wait));
  }

  private static Optional<Duration> time(@Nullable Double seconds) {
    return Optional.ofNullable(seconds).map(given -> Duration.ofMillis(Math.round(given * 1000)));
  }
}
