package io.nunchi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.accuracy.Accuracy;
import io.nunchi.accuracy.Datasets;
import io.nunchi.accuracy.data.Dataset;
import io.nunchi.accuracy.data.DatasetDetections;
import io.nunchi.accuracy.data.DatasetOptions;
import io.nunchi.accuracy.data.FoundBox;
import io.nunchi.accuracy.data.PixelBox;
import io.nunchi.accuracy.data.VideoProbe;
import io.nunchi.accuracy.figure.Figure;
import io.nunchi.accuracy.figure.Interval;
import io.nunchi.accuracy.internal.chance.FrameSample;
import io.nunchi.accuracy.internal.error.BoxOutcomes;
import io.nunchi.accuracy.internal.error.FrameCounts;
import io.nunchi.accuracy.report.AccuracyOptions;
import io.nunchi.accuracy.report.AccuracyReport;
import io.nunchi.api.AnalyticsHost;
import io.nunchi.api.Engine;
import io.nunchi.api.Stream;
import io.nunchi.api.frame.AnalyzedFrame;
import io.nunchi.api.frame.Camera;
import io.nunchi.api.frame.FrameBuffer;
import io.nunchi.api.host.HostBuilder;
import io.nunchi.cli.planted.PlantedPlugin;
import io.nunchi.cli.testing.ScriptedPluginJar;
import io.nunchi.spi.frame.PixelFormat;
import io.nunchi.spi.result.Detection;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The error that a plugin was told to make is what is measured of it, behind a real host. */
class PlantedAnalyzerTest {

  private static final int WIDTH = 640;
  private static final int HEIGHT = 480;
  private static final int PERSONS = 5;
  private static final double ERROR_RATE = 0.35;

  /** Two standard errors of a share of 95 % in 1,000 draws. */
  private static final double NOISE = 0.014;

  @TempDir private Path temporary = Path.of("");
  private final ByteBuffer pixels = ByteBuffer.allocateDirect(WIDTH * HEIGHT);

  @Test
  void anAnalyzerWhoseErrorIs35PercentIsReportedWithItsInterval() throws Exception {
    Dataset dataset = dataset(1000);
    try (AnalyticsHost host = host();
        Engine engine = planted(host)) {
      AccuracyReport report =
          Accuracy.measure(dataset, detections(host, engine, dataset, 3), AccuracyOptions.USUAL);

      Interval interval = report.errors().interval(Figure.ERROR_RATE).orElseThrow();
      assertThat(interval.low()).isBetween(0.27, ERROR_RATE);
      assertThat(interval.high()).isBetween(ERROR_RATE, 0.43);
      assertThat(report.errors().counts().value(Figure.ERROR_RATE).orElseThrow())
          .isBetween(0.30, 0.40);
    }
  }

  @Tag("slow")
  @Test
  void intervalsOfAThousandAnalyzersCoverTheirError() throws Exception {
    Dataset dataset = dataset(200);
    FrameSample sample = FrameSample.film(dataset.frames().size());
    int covered = 0;
    try (AnalyticsHost host = host();
        Engine engine = planted(host)) {
      for (int seed = 0; seed < 1000; seed++) {
        DatasetDetections detections = detections(host, engine, dataset, seed);
        FrameCounts counts = new FrameCounts(BoxOutcomes.of(dataset, detections), 0);
        Interval interval =
            Optional.ofNullable(counts.influences().get(Figure.ERROR_RATE))
                .flatMap(influence -> influence.interval(sample))
                .orElseThrow();
        covered += interval.low() <= ERROR_RATE && ERROR_RATE <= interval.high() ? 1 : 0;
      }
    }
    assertThat(covered / 1000.0).isBetween(0.93 - NOISE, 0.97 + NOISE);
  }

  private AnalyticsHost host() throws Exception {
    Path plugins = ScriptedPluginJar.pack(PlantedPlugin.class, "test.planted", temporary);
    return new HostBuilder().pluginDirectory(plugins).build();
  }

  private Engine planted(AnalyticsHost host) throws Exception {
    String truth = temporary.resolve("gt/gt.txt").toString();
    String errorRate = String.valueOf(ERROR_RATE);
    return host.startEngine("test.planted", Map.of("truth", truth, "errorRate", errorRate));
  }

  /** Labels of five persons who walk through a film, read as any user's are. */
  private Dataset dataset(int frames) throws Exception {
    List<String> rows = new ArrayList<>();
    for (int frame = 1; frame <= frames; frame++) {
      for (int person = 1; person <= PERSONS; person++) {
        int left = 20 + (frame - 1) % 100;
        int top = 10 + 90 * (person - 1);
        rows.add("%d,%d,%d,%d,40,80,1,-1,-1,-1".formatted(frame, person, left, top));
      }
    }
    Files.createDirectories(temporary.resolve("gt"));
    Files.write(temporary.resolve("gt/gt.txt"), rows);
    Files.writeString(temporary.resolve("film.mp4"), "");
    return Datasets.read(
        temporary,
        DatasetOptions.ALL,
        video -> new VideoProbe.VideoFacts(OptionalLong.of(frames), WIDTH, HEIGHT, 25));
  }

  private DatasetDetections detections(
      AnalyticsHost host, Engine engine, Dataset dataset, long seed) throws Exception {
    List<List<FoundBox>> found = new ArrayList<>();
    Camera camera = new Camera("film", "film", 25, Map.of("seed", String.valueOf(seed)));
    try (Stream stream = host.openStream(camera, engine, result -> found.add(found(result)))) {
      for (int frame = 0; frame < dataset.frames().size(); frame++) {
        stream.offer(
            FrameBuffer.wrap(
                WIDTH, HEIGHT, PixelFormat.GRAY8, List.of(pixels), new int[] {WIDTH}, () -> {}));
        assertThat(stream.awaitIdle(Duration.ofSeconds(30))).isTrue();
      }
    }
    return new DatasetDetections(found, Optional.empty());
  }

  private static List<FoundBox> found(AnalyzedFrame frame) {
    return frame.result().detections().stream().map(PlantedAnalyzerTest::found).toList();
  }

  private static FoundBox found(Detection detection) {
    PixelBox box =
        new PixelBox(
            (double) detection.box().left() * WIDTH,
            (double) detection.box().top() * HEIGHT,
            (double) detection.box().width() * WIDTH,
            (double) detection.box().height() * HEIGHT);
    return new FoundBox(detection.label(), box, detection.confidence(), detection.trackId());
  }
}
