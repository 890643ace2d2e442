package io.nunchi.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.nunchi.api.frame.FrameBuffer;
import io.nunchi.api.host.HostBuilder;
import io.nunchi.bench.measure.DurationSummary;
import io.nunchi.spi.frame.PixelFormat;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The benchmarks measure the packed plugin {@code nunchi.bench}. */
class BenchmarkIT {

  private static final Path PLUGINS = Path.of("target", "plugin").toAbsolutePath();

  @Test
  void measuresTheHostUnderLoadAndItsOverhead() throws Exception {
    HostBenchReport report =
        new HostBenchmark(
                "again", new HostBenchmark.Workload(4, 20, 1), Duration.ofMillis(500), 200, 2)
            .run(PLUGINS);

    assertThat(report.command()).isEqualTo("again");
    assertThat(report.load().streams()).isEqualTo(4);
    assertThat(report.load().offered()).isBetween(1L, 42L);
    // each stream may have one frame in analysis and one in the queue when the count begins
    assertThat(report.load().analyzed()).isBetween(0L, report.load().offered() + 2 * 4);
    assertThat(report.overhead().backToBack().frames()).isEqualTo(200);
    assertThat(report.overhead().paused().frames()).isEqualTo(50);
    assertThat(report.overhead().backToBack().p50().min()).isPositive();
    assertThat(report.overhead().allocatedBytesPerFrame().min()).isPositive();
    assertThat(report.overhead().firstOfferMicros()).isPositive();
    assertThat(report.verdicts()).hasSize(6);
  }

  @Test
  void measuresAnEngineThatWaitsBesideOneThatComputes() throws Exception {
    AcceleratorBenchmark.Workload workload = new AcceleratorBenchmark.Workload(4, 20, 2, 1);

    AcceleratorBenchReport report =
        new AcceleratorBenchmark("again", workload, 2, 2, Duration.ofMillis(400)).run(PLUGINS);

    assertThat(report.workload()).isEqualTo(workload);
    // a few results may be of frames that were offered before the count began
    double mostPerSecond = 2 * 4 * 20;
    for (AcceleratorBenchReport.Accelerated each : List.of(report.alone(), report.beside())) {
      assertThat(each.resultsPerSecond().min()).isBetween(0.0, mostPerSecond);
      assertThat(each.framesPerBatch().max()).isBetween(0.0, 4.0);
      assertThat(each.leastShare()).isBetween(0.0, 2.0);
    }
    assertThat(report.verdicts()).hasSize(4);
  }

  @Test
  void measuresOffersToABusyAndToAnIdleAnalyzer() throws Exception {
    OfferBenchReport report = new OfferBenchmark("again", 100, 10, 2).run(subject(Map.of()));

    assertThat(report.engine()).isEqualTo("nunchi.bench 1.0");
    assertThat(report.whileBusy().offers()).isEqualTo(100);
    assertThat(report.whileIdle().offers()).isEqualTo(10);
    assertThat(report.whileBusy().median().min()).isPositive();
    assertThat(report.whileBusy().allocatedBytes().min()).isNotNegative();
    assertThat(report.firstOfferNanos()).isPositive();
  }

  @Test
  void measuresConcurrentStreams() throws Exception {
    AnalyzeBenchReport report =
        new AnalyzeBenchmark("again", 2, 2, 3, 10).run(subject(Map.of()), footage(5));

    assertThat(report.workload())
        .isEqualTo(new AnalyzeBenchReport.Workload("drawn", 5, 64, 48, "GRAY8"));
    assertThat(report.frames()).isEqualTo(20);
    assertThat(report.warmup()).isEqualTo(6);
    assertThat(report.workers()).isEqualTo(2);
    DurationSummary analyze = Objects.requireNonNull(report.stageMillis().get("analyze"));
    assertThat(analyze.count()).isEqualTo(20);
  }

  @Test
  void countsTheBusyTimeOfTheAnalyzer() throws Exception {
    AnalyzeBenchReport report =
        new AnalyzeBenchmark("again", 1, 0, 0, 5)
            .run(subject(Map.of("busyMicros", "2000")), footage(1));

    DurationSummary analyze = Objects.requireNonNull(report.stageMillis().get("analyze"));
    assertThat(analyze.min()).isGreaterThanOrEqualTo(2.0 - 0.002); // the histogram's precision
  }

  @Test
  void measuresALiveStreamAloneAndWithACandidate() throws Exception {
    ShadowBenchmark.Candidate candidate =
        new ShadowBenchmark.Candidate("nunchi.bench", Map.of(), 1);

    ShadowBenchReport report =
        new ShadowBenchmark(candidate, 500, 10, 2).run(subject(Map.of()), footage(3));

    assertThat(report.alone().offered()).isEqualTo(20);
    assertThat(report.beside().offered()).isEqualTo(20);
    assertThat(report.alone().analyzed()).isLessThanOrEqualTo(20);
    assertThat(report.beside().analyzed()).isLessThanOrEqualTo(20);
    assertThat(report.compared()).isLessThanOrEqualTo(report.sampled());
    assertThat(report.source()).isEqualTo("drawn");
  }

  @Test
  void refusesFewerFramesThanStreams() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new AnalyzeBenchmark("again", 3, 0, 0, 1).run(subject(Map.of()), footage(2)))
        .withMessageContaining("fewer frames than streams");
  }

  @Test
  void refusesNoFrame() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Footage("empty", List.of()))
        .withMessageContaining("empty");
  }

  private static EngineUnderTest subject(Map<String, String> settings) {
    HostBuilder host = new HostBuilder().pluginDirectory(PLUGINS);
    return new EngineUnderTest(host, "nunchi.bench", settings, Map.of());
  }

  private static Footage footage(int frames) {
    List<FrameBuffer> pictures =
        Stream.generate(() -> FrameBuffer.allocate(64, 48, PixelFormat.GRAY8))
            .limit(frames)
            .toList();
    return new Footage("drawn", pictures);
  }
}
