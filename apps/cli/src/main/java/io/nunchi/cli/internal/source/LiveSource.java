package io.nunchi.cli.internal.source;

import io.nunchi.cli.internal.CliException;
import io.nunchi.cli.internal.ExitCode;
import io.nunchi.cli.internal.video.MediaTally;
import io.nunchi.spi.failure.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.bytedeco.javacv.FrameGrabber;
import org.jspecify.annotations.Nullable;

/** A camera on the network: when it is lost, it is connected to again, after ever longer pauses. */
final class LiveSource implements FrameSource {

  private static final Duration FOREVER = Duration.ofDays(36_500);

  private final SourceRequest request;
  private final Map<String, String> options;
  private final Instant start = Instant.now();
  private final long startNanos = System.nanoTime();
  private final long endNanos;
  private final SourceInfo info;
  private final MediaTally tally;
  private final LossReports reports;
  private final ReconnectPauses pauses = new ReconnectPauses();
  private @Nullable VideoDecoder decoder;
  private Optional<SourceMedia> media;
  private long number;

  private LiveSource(
      SourceRequest request,
      Map<String, String> options,
      LossReports reports,
      VideoDecoder decoder) {
    this.request = request;
    this.options = options;
    this.reports = reports;
    this.decoder = decoder;
    this.tally = decoder.tally();
    this.media = Optional.of(SourceMedia.of(decoder, Optional.empty()));
    this.endNanos = startNanos + request.live().duration().orElse(FOREVER).toNanos();
    String shown = Locations.withoutPassword(request.location());
    this.info =
        new SourceInfo(
            SourceKind.LIVE_STREAM, shown, shown, decoder.frameRate(), OptionalLong.empty());
  }

  static LiveSource open(SourceRequest request) throws CliException {
    return open(
        request,
        Map.of(
            "rtsp_transport", request.live().transport().orElse(RtspTransport.TCP).option(),
            "timeout", "5000000", // microseconds: a camera that is switched off ends its connection
            "fflags", "nobuffer"));
  }

  /**
   * Opens any URL that FFmpeg knows. A camera that is away is tried again until the patience for it
   * ends.
   */
  static LiveSource open(SourceRequest request, Map<String, String> options) throws CliException {
    LossReports reports = new LossReports(request.location(), request.connection());
    return new LiveSource(request, options, reports, firstConnection(request, options, reports));
  }

  private static VideoDecoder firstConnection(
      SourceRequest request, Map<String, String> options, LossReports reports) throws CliException {
    long begin = System.nanoTime();
    Duration wait = request.live().patience().orElse(LiveOptions.USUAL_PATIENCE);
    long patience = shorter(wait, request.live().duration().orElse(FOREVER).toNanos()).toNanos();
    ReconnectPauses pauses = new ReconnectPauses();
    while (true) {
      try {
        return VideoDecoder.open(request.location(), options);
      } catch (CliException e) {
        String why = e.problems().get(0).found();
        long left = patience - (System.nanoTime() - begin);
        if (left <= 0 || VideoDecoder.isRefusal(e)) {
          throw CliException.unusable(reports.problem(why), e);
        }
        reports.away(why);
        if (request.stop().await(shorter(pauses.next(), left))) {
          throw new CliException(ExitCode.INTERRUPTED, List.of(reports.problem(why)), e);
        }
      }
    }
  }

  private static Duration shorter(Duration pause, long leftNanos) {
    return pause.toNanos() < leftNanos ? pause : Duration.ofNanos(leftNanos);
  }

  @Override
  public SourceInfo info() {
    return info;
  }

  @Override
  public @Nullable SourceFrame next() throws CliException {
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
        if (VideoDecoder.isUnconvertible(e)) {
          return unreadable(e, System.nanoTime() - begin);
        }
        disconnect(VideoDecoder.reason(e));
      }
    }
    return null;
  }

  private boolean isOver() {
    return request.stop().isRequested() || System.nanoTime() - endNanos >= 0;
  }

  private SourceFrame decoded(VideoDecoder.Picture picture, long nanos) {
    Duration position = frameCame();
    return new SourceFrame.Decoded(number, start.plus(position), position, nanos, picture.pixels());
  }

  private SourceFrame unreadable(FrameGrabber.Exception cause, long nanos) {
    Duration position = frameCame();
    Problem problem = VideoDecoder.unreadable(cause, info.location() + ", frame " + number);
    return new SourceFrame.Unreadable(number, start.plus(position), position, nanos, problem);
  }

  /** Returns the time since the first frame. */
  private Duration frameCame() {
    pauses.reset();
    reports.isBack();
    number++;
    return Duration.ofNanos(System.nanoTime() - startNanos);
  }

  private void disconnect(String why) {
    reports.away(why);
    VideoDecoder lost = decoder;
    decoder = null;
    if (lost != null) {
      media = Optional.of(SourceMedia.of(lost, Optional.empty()));
      lost.close();
    }
  }

  /** A camera that refuses the password is left alone: another attempt may lock the account. */
  private void reconnect() throws CliException {
    Duration pause = shorter(pauses.next(), Math.max(0, endNanos - System.nanoTime()));
    if (request.stop().await(pause) || isOver()) {
      return;
    }
    try {
      decoder = VideoDecoder.open(request.location(), options, tally);
    } catch (CliException stillAway) {
      String why = stillAway.problems().get(0).found();
      if (VideoDecoder.isRefusal(stillAway)) {
        throw CliException.failed(reports.problem(why), stillAway);
      }
      reports.away(why);
    }
  }

  @Override
  public List<Problem> problems() {
    return reports.problems();
  }

  @Override
  public List<Problem> remarks() {
    return media().map(found -> MediaProblems.of(found, info.location())).orElse(List.of());
  }

  /** The properties of the pictures of all connections; the codec is the last one's. */
  @Override
  public Optional<SourceMedia> media() {
    VideoDecoder connected = decoder;
    return connected == null ? media : Optional.of(SourceMedia.of(connected, Optional.empty()));
  }

  @Override
  public void close() {
    if (decoder != null) {
      decoder.close();
    }
  }
}
