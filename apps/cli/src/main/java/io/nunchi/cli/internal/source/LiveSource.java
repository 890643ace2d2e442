package io.nunchi.cli.internal.source;

import io.nunchi.cli.internal.CliErrors;
import io.nunchi.cli.internal.CliException;
import io.nunchi.spi.failure.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import org.bytedeco.javacv.FrameGrabber;
import org.jspecify.annotations.Nullable;

/** A camera on the network: when it is lost, it is connected to again, after ever longer pauses. */
final class LiveSource implements FrameSource {

  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(500);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
  private static final Duration FOREVER = Duration.ofDays(36_500);
  private static final int KEPT_PROBLEMS = 20;

  private static final Map<String, String> RTSP_OPTIONS =
      Map.of(
          "rtsp_transport", "tcp", // UDP loses packets without saying so
          "timeout", "5000000", // microseconds: a camera that is switched off ends its connection
          "fflags", "nobuffer");

  private final SourceRequest request;
  private final Map<String, String> options;
  private final Instant start = Instant.now();
  private final long startNanos = System.nanoTime();
  private final long endNanos;
  private final SourceInfo info;
  private final List<Problem> problems = new CopyOnWriteArrayList<>();
  private @Nullable VideoDecoder decoder;
  private Duration pause = SHORTEST_PAUSE;
  private long lostNanos;
  private @Nullable String reported;
  private long number;

  private LiveSource(SourceRequest request, Map<String, String> options, VideoDecoder decoder) {
    this.request = request;
    this.options = options;
    this.decoder = decoder;
    this.endNanos = startNanos + request.duration().orElse(FOREVER).toNanos();
    String shown = Locations.withoutPassword(request.location());
    this.info =
        new SourceInfo(
            SourceKind.LIVE_STREAM, shown, shown, decoder.frameRate(), OptionalLong.empty());
  }

  static LiveSource open(SourceRequest request) throws CliException {
    return open(request, RTSP_OPTIONS);
  }

  /** Opens any URL that FFmpeg knows. The first connection must succeed: it proves the URL. */
  static LiveSource open(SourceRequest request, Map<String, String> options) throws CliException {
    String url = request.location();
    try {
      return new LiveSource(request, options, VideoDecoder.open(url, options));
    } catch (CliException e) {
      throw CliException.unusable(lost(url, e.problems().get(0).found()), e);
    }
  }

  @Override
  public SourceInfo info() {
    return info;
  }

  @Override
  public @Nullable SourceFrame next() {
    while (!isOver()) {
      VideoDecoder connected = decoder;
      if (connected == null) {
        reconnect();
        continue;
      }
      long begin = System.nanoTime();
      try {
        VideoDecoder.Picture picture = connected.next();
        if (picture != null) {
          return decoded(picture, System.nanoTime() - begin);
        }
        disconnect("the camera ended the stream");
      } catch (FrameGrabber.Exception e) {
        disconnect(VideoDecoder.reason(e));
      }
    }
    return null;
  }

  private boolean isOver() {
    return request.stop().isRequested() || System.nanoTime() - endNanos >= 0;
  }

  private SourceFrame decoded(VideoDecoder.Picture picture, long nanos) {
    pause = SHORTEST_PAUSE;
    if (reported != null) {
      reported = null;
      request.connection().isBack(Duration.ofNanos(System.nanoTime() - lostNanos));
    }
    number++;
    Duration position = Duration.ofNanos(System.nanoTime() - startNanos);
    return new SourceFrame.Decoded(number, start.plus(position), position, nanos, picture.pixels());
  }

  private void disconnect(String why) {
    report(why);
    VideoDecoder lost = decoder;
    decoder = null;
    if (lost != null) {
      lost.close();
    }
  }

  private void reconnect() {
    long left = Math.max(0, endNanos - System.nanoTime());
    Duration wait = pause.toNanos() < left ? pause : Duration.ofNanos(left);
    if (request.stop().await(wait) || isOver()) {
      return;
    }
    Duration longer = pause.multipliedBy(2);
    pause = longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
    try {
      decoder = VideoDecoder.open(request.location(), options);
    } catch (CliException stillAway) {
      report(stillAway.problems().get(0).found());
    }
  }

  /** Once for each reason of one loss: a camera that is away for the night fills no log. */
  private void report(String why) {
    if (why.equals(reported)) {
      return;
    }
    if (reported == null) {
      lostNanos = System.nanoTime();
    }
    reported = why;
    Problem problem = lost(request.location(), why);
    if (problems.size() == KEPT_PROBLEMS) {
      problems.remove(0);
    }
    problems.add(problem);
    request.connection().lost(problem);
  }

  private static Problem lost(String url, String why) {
    return Problem.of(CliErrors.CAMERA_UNREACHABLE, "the camera cannot be reached")
        .expected("a camera that sends video")
        .found(Locations.withoutPassword(why))
        .where(Locations.withoutPassword(url))
        .fix("check address, user and password, and that the camera is switched on");
  }

  @Override
  public List<Problem> problems() {
    return List.copyOf(problems);
  }

  @Override
  public void close() {
    if (decoder != null) {
      decoder.close();
    }
  }
}
