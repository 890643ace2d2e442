package io.nunchi.cli.internal.analyze;

import io.nunchi.api.frame.DropReason;
import io.nunchi.api.metrics.GenerationMetrics;
import io.nunchi.api.metrics.StreamMetrics;
import io.nunchi.bench.measure.EngineSummary;
import io.nunchi.cli.internal.progress.ManyReporter;
import io.nunchi.cli.internal.progress.Progress;
import io.nunchi.cli.internal.progress.RunReporter;
import io.nunchi.cli.internal.progress.StreamRow;
import io.nunchi.spi.failure.Problem;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** The progress of one of several sources, from its run and from the host's metrics. */
final class SourceProgress implements RunReporter {

  private static final long RATE_NANOS = TimeUnit.SECONDS.toNanos(10);

  /** The number of frames that were analyzed at a moment. */
  private record Look(long nanos, long analyzed) {}

  private final String camera;
  private final ManyReporter reporter;
  private volatile String state = "opening";
  private volatile boolean failed;
  private volatile boolean cameraIsAway;
  private volatile boolean isOver;
  private volatile Progress progress = new Progress(0, OptionalLong.empty(), 0, 0, 0, 0, () -> "");
  private final ArrayDeque<Look> looks = new ArrayDeque<>();
  private Optional<StreamMetrics> latest = Optional.empty();

  SourceProgress(String camera, ManyReporter reporter) {
    this.camera = camera;
    this.reporter = reporter;
  }

  @Override
  public void started(EngineSummary engine) {
    state = "running";
  }

  @Override
  public void shadowStarted(EngineSummary candidate) {
    // one for all sources, of which the run's own reporter hears
  }

  @Override
  public void serving(URI address) {
    reporter.serving(address);
  }

  @Override
  public void progressed(Progress newProgress) {
    progress = newProgress;
  }

  @Override
  public void warn(Problem problem) {
    reporter.warn(camera, problem);
  }

  @Override
  public void cameraLost(Problem why) {
    cameraIsAway = true;
    reporter.warn(camera, why);
  }

  @Override
  public void cameraIsBack(Duration away) {
    cameraIsAway = false;
    reporter.isBack(camera, away);
  }

  @Override
  public void answered(String text) {
    reporter.answered(text);
  }

  @Override
  public void typing(boolean begins) {
    reporter.typing(begins);
  }

  @Override
  public void ended() {
    state = "ended";
  }

  void finished(boolean asItShould) {
    failed = !asItShould;
    isOver = true;
    state = asItShould ? "ended" : "failed";
  }

  /** A look, by one thread at a time; {@code metrics} are empty while there is no stream. */
  StreamRow look(Optional<StreamMetrics> metrics) {
    if (metrics.isPresent()) {
      latest = metrics;
    }
    Progress known = progress;
    double rate = isOver ? known.framesPerSecond() : recentRate(known.framesAnalyzed());
    Optional<GenerationMetrics> current = latest.map(StreamMetrics::current);
    return new StreamRow(
        camera,
        known.framesRead(),
        known.frameCount(),
        rate,
        current.map(found -> found.age().p50Nanos()).orElse(OptionalLong.empty()),
        current.map(found -> found.age().p99Nanos()).orElse(OptionalLong.empty()),
        current
            .map(found -> OptionalLong.of(found.generation().number()))
            .orElse(OptionalLong.empty()),
        latest.map(SourceProgress::drops).orElse(Map.of()),
        health(metrics),
        isOver,
        !failed && (isOver || !cameraIsAway) && metrics.map(SourceProgress::isWell).orElse(true));
  }

  private double recentRate(long analyzed) {
    Look now = new Look(System.nanoTime(), analyzed);
    looks.addLast(now);
    while (now.nanos() - looks.getFirst().nanos() > RATE_NANOS) {
      looks.removeFirst();
    }
    Look first = looks.getFirst();
    double seconds = (now.nanos() - first.nanos()) / 1e9;
    return seconds > 0 ? (analyzed - first.analyzed()) / seconds : 0;
  }

  private String health(Optional<StreamMetrics> metrics) {
    boolean runs = state.equals("running") && metrics.isPresent();
    if (runs && cameraIsAway) {
      return "no signal";
    }
    return runs ? metrics.get().health().state().name().toLowerCase(Locale.ROOT) : state;
  }

  private static boolean isWell(StreamMetrics metrics) {
    return switch (metrics.health().state()) {
      case STARTING, HEALTHY, STOPPED -> true;
      case DEGRADED, RESTARTING, QUARANTINED -> false;
    };
  }

  private static Map<DropReason, Long> drops(StreamMetrics metrics) {
    Map<DropReason, Long> drops = new TreeMap<>(metrics.counters().droppedByReason());
    drops.values().removeIf(count -> count == 0);
    return drops;
  }
}
