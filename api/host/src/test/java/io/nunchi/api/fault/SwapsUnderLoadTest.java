package io.nunchi.api.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nunchi.api.AnalyticsHost;
import io.nunchi.api.Engine;
import io.nunchi.api.HostException;
import io.nunchi.api.Stream;
import io.nunchi.api.SwapPolicy;
import io.nunchi.api.frame.AnalyzedFrame;
import io.nunchi.api.frame.Camera;
import io.nunchi.api.frame.DropReason;
import io.nunchi.api.host.HostBuilder;
import io.nunchi.api.metrics.StreamCounters;
import io.nunchi.api.testing.CommandedPlugin;
import io.nunchi.api.testing.Pictures;
import io.nunchi.api.testing.Recorder;
import io.nunchi.api.testplugin.Command;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Swaps while a camera gives a hundred frames a second, one swap in ten to a broken model. */
@Tag("slow")
@Tag("soak")
@Timeout(value = 1, unit = TimeUnit.HOURS)
class SwapsUnderLoadTest {

  private static final int SWAPS = 4 * Integer.getInteger("nunchi.repeat", 5);
  private static final int FRAMES_PER_SECOND = 100;
  private static final int STEADY_FRAMES = 1_000;
  private static final Map<String, String> GOOD = Map.of("gate", "none", "start", "ok");
  private static final Map<String, String> BROKEN = Map.of("gate", "none", "start", "nan");

  @TempDir Path plugins;
  @TempDir Path natives;
  private final Pictures pictures = new Pictures();
  private final Recorder recorder = new Recorder();

  @Test
  void noFrameIsLostOrAnalyzedTwiceOrByAnOlderGeneration() throws Exception {
    StreamCounters counters;
    int steady;
    try (AnalyticsHost host =
            new HostBuilder()
                .pluginDirectory(CommandedPlugin.in(plugins))
                .nativeRoot(natives)
                .workers(2)
                .build();
        Engine engine = host.startEngine("test.scripted", GOOD);
        Stream stream = host.openStream(Camera.named("gate"), engine, recorder)) {
      RecordedCamera camera =
          new RecordedCamera(
              "gate", FRAMES_PER_SECOND, () -> stream.offer(pictures.of(Command.DETECT)));
      awaitRecorded(camera, STEADY_FRAMES);
      steady = recorder.results().size();
      for (int i = 1; i <= SWAPS; i++) {
        if (i % 10 == 0) {
          assertThatThrownBy(() -> engine.swap(BROKEN, SwapPolicy.defaults()))
              .isInstanceOf(HostException.class);
        } else {
          engine.swap(GOOD, SwapPolicy.defaults());
        }
        awaitRecorded(camera, camera.recorded() + 5);
      }
      camera.stop();
      assertThat(stream.awaitIdle(Duration.ofSeconds(30))).isTrue();
      assertThat(camera.gaps()).isZero();
      counters = stream.counters();
    }
    printFigures(counters, steady);
    assertThat(counters.analyzed() + counters.dropped()).isEqualTo(counters.offered());
    assertThat(counters.dropped())
        .as("nothing but superseded frames is dropped")
        .isEqualTo(counters.droppedByReason().getOrDefault(DropReason.SUPERSEDED, 0L));
    assertThat(recorder.results())
        .extracting(AnalyzedFrame::sequence)
        .hasSize((int) counters.analyzed())
        .isSorted()
        .doesNotHaveDuplicates();
    assertThat(recorder.results()).extracting(frame -> frame.generation().number()).isSorted();
    assertThat(pictures.unreleased()).isZero();
  }

  private static void awaitRecorded(RecordedCamera camera, long frames)
      throws InterruptedException {
    while (camera.recorded() < frames) {
      Thread.sleep(1);
    }
  }

  private void printFigures(StreamCounters counters, int steady) {
    List<AnalyzedFrame> all = recorder.results();
    System.out.printf(
        Locale.ROOT,
        "%d swaps, %d of them to a broken engine, at %d frames/s: %d offered, %d analyzed, %d"
            + " superseded; age of a result p50 %.2f ms, p99 %.2f ms before the first swap, p50"
            + " %.2f ms, p99 %.2f ms while swapping%n",
        SWAPS,
        SWAPS / 10,
        FRAMES_PER_SECOND,
        counters.offered(),
        counters.analyzed(),
        counters.dropped(),
        ageMillis(all.subList(0, steady), 0.5),
        ageMillis(all.subList(0, steady), 0.99),
        ageMillis(all.subList(steady, all.size()), 0.5),
        ageMillis(all.subList(steady, all.size()), 0.99));
  }

  private static double ageMillis(List<AnalyzedFrame> frames, double quantile) {
    List<Long> ages = frames.stream().map(frame -> frame.timing().ageNanos()).sorted().toList();
    return ages.get((int) (quantile * (ages.size() - 1))) / 1e6;
  }
}
