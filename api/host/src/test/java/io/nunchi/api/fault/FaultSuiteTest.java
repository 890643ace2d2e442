package io.nunchi.api.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nunchi.api.AnalyticsHost;
import io.nunchi.api.Engine;
import io.nunchi.api.HostException;
import io.nunchi.api.Stream;
import io.nunchi.api.SupervisionPolicy;
import io.nunchi.api.SwapPolicy;
import io.nunchi.api.frame.Camera;
import io.nunchi.api.frame.DropReason;
import io.nunchi.api.host.HostBuilder;
import io.nunchi.api.metrics.StreamCounters;
import io.nunchi.api.metrics.StreamHealth;
import io.nunchi.api.testing.CommandedPlugin;
import io.nunchi.api.testing.Pictures;
import io.nunchi.api.testing.Recorder;
import io.nunchi.api.testplugin.Command;
import io.nunchi.api.testplugin.gate.Gate;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Injects every fault several times into one stream or engine while three other cameras are
 * recorded and analyzed: the host lives, no recording has a gap, and the other streams keep their
 * rate.
 */
@Tag("slow")
@Tag("soak")
@Timeout(value = 1, unit = TimeUnit.HOURS)
class FaultSuiteTest {

  private static final int TIMES = Integer.getInteger("nunchi.repeat", 5);
  private static final int FRAMES_PER_SECOND = 30;
  private static final double LEAST_RATE = 0.95;
  private static final double MOST_UNDER_WAY = 2;

  /** One pause of a busy machine costs as many frames: a quarter of a second. */
  private static final double LOST_IN_A_PAUSE = 0.25 * FRAMES_PER_SECOND;

  private static final Duration LONG = Duration.ofSeconds(60);
  private static final SupervisionPolicy POLICY =
      SupervisionPolicy.builder()
          .analysisDeadline(Duration.ofMillis(300))
          .startDeadline(Duration.ofMillis(300))
          .openDeadline(Duration.ofMillis(300))
          .interruptGrace(Duration.ofMillis(100))
          .firstRestartDelay(Duration.ofMillis(5))
          .longestRestartDelay(Duration.ofMillis(20))
          .build();

  private static final List<String> FIGURES = new ArrayList<>();

  @TempDir Path plugins;
  @TempDir Path natives;
  private final Pictures pictures = new Pictures();
  private final Recorder recorder = new Recorder();
  private final List<RecordedCamera> others = new ArrayList<>();
  private Gate gate;
  private AnalyticsHost host;
  private Engine engine;
  private Stream faulty;
  private int quarantines;

  @BeforeAll
  static void forgetFigures() {
    FIGURES.clear();
  }

  @AfterAll
  static void printFigures() {
    System.out.printf(
        Locale.ROOT,
        "Each fault %d times, beside 3 cameras at %d frames/s:%n%-32s %10s %12s %6s %14s %12s%n%s",
        TIMES,
        FRAMES_PER_SECOND,
        "fault",
        "recorded",
        "least rate",
        "gaps",
        "longest offer",
        "quarantines",
        String.join("", FIGURES));
  }

  @BeforeEach
  void startCameras() throws Exception {
    gate = Gate.named(natives.toString());
    host =
        new HostBuilder()
            .pluginDirectory(CommandedPlugin.in(plugins))
            .nativeRoot(natives)
            .workers(2)
            .supervision(POLICY)
            .checkedFrames(true)
            .build();
    engine = host.startEngine("test.scripted", settings("ok"));
    Engine own = host.startEngine("test.scripted", settings("ok"));
    faulty = host.openStream(Camera.named("faulty"), engine, recorder);
    watch("shares the engine", engine);
    watch("shares it, too", engine);
    watch("has its own engine", own);
    for (RecordedCamera camera : others) {
      await(() -> camera.stream().counters().analyzed() > 0, "a first result");
    }
  }

  private void watch(String camera, Engine on) throws HostException {
    Stream stream = host.openStream(Camera.named(camera), on, frame -> {});
    others.add(new RecordedCamera(stream, FRAMES_PER_SECOND, pictures));
  }

  private Map<String, String> settings(String start) {
    return Map.of("gate", gate.name(), "start", start);
  }

  @AfterEach
  void nothingIsLeft() throws Exception {
    for (RecordedCamera camera : others) {
      camera.stop();
    }
    gate.open();
    await(() -> host.report().stuckCalls().isEmpty(), "the stuck threads' end");
    host.close();
    gate.remove();
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void faultOfAnAnalyzerStaysWithItsStream(Fault fault) throws Exception {
    Counts before = counts();
    for (int i = 0; i < TIMES; i++) {
      analyzeOneGoodFrame();
      inject(fault);
      awaitNextFrames();
    }
    analyzeOneGoodFrame();
    assertOthersWereSpared(fault.inWords(), before);
    assertThat(host.report().stuckCalls()).hasSize(fault == Fault.NEVER_RETURNS ? TIMES : 0);
    assertSumIsRight(faulty.counters());
  }

  private void analyzeOneGoodFrame() throws InterruptedException {
    int results = recorder.results().size();
    long deadline = System.nanoTime() + LONG.toNanos();
    while (recorder.results().size() == results) {
      assertThat(System.nanoTime()).as("the stream never recovered").isLessThan(deadline);
      if (faulty.health().state() == StreamHealth.State.QUARANTINED) {
        quarantines++;
        faulty.releaseFromQuarantine();
      }
      faulty.offer(pictures.of(Command.DETECT));
      assertThat(faulty.awaitIdle(LONG)).isTrue();
    }
  }

  private void inject(Fault fault) throws InterruptedException {
    int results = recorder.results().size();
    long drops = dropsFor(fault);
    faulty.offer(pictures.of(fault.command()));
    assertThat(faulty.awaitIdle(LONG)).isTrue();
    if (fault.outcome().isPresent()) {
      await(() -> dropsFor(fault) == drops + 1, "a frame dropped as " + fault.outcome().get());
    } else {
      await(() -> recorder.results().size() == results + 1, "a result");
    }
  }

  /** So that the others' rate is taken over all the faults. */
  private void awaitNextFrames() throws InterruptedException {
    for (RecordedCamera other : others) {
      long recorded = other.recorded();
      await(() -> other.recorded() > recorded + 1, "the next frames of a camera");
    }
  }

  private long dropsFor(Fault fault) {
    DropReason reason = fault.outcome().orElse(DropReason.CLOSING);
    return recorder.dropReasons().stream().filter(reason::equals).count();
  }

  @ParameterizedTest
  @ValueSource(strings = {"fail", "throw", "null", "warm", "nan", "hang"})
  void engineThatDoesNotStartChangesNothing(String start) throws Exception {
    Counts before = counts();
    long generation = engine.generation().number();
    for (int i = 0; i < TIMES; i++) {
      assertThatThrownBy(() -> engine.swap(settings(start), SwapPolicy.defaults()))
          .isInstanceOf(HostException.class);
      awaitNextFrames();
    }
    assertThat(engine.generation().number()).isEqualTo(generation);
    assertOthersWereSpared("swap to an engine: " + start, before);
    assertThat(host.report().stuckCalls()).hasSize(start.equals("hang") ? TIMES : 0);
  }

  @Test
  void engineWhoseCloseNeverReturnsIsLeftBehind() throws Exception {
    Counts before = counts();
    for (int i = 0; i < TIMES; i++) {
      host.startEngine("test.scripted", settings("stuck")).close();
      awaitNextFrames();
    }
    assertOthersWereSpared("engine's close never returns", before);
    assertThat(host.report().stuckCalls()).hasSize(TIMES);
  }

  /** The frames that the other streams had offered and analyzed at one moment. */
  private record Counts(List<Long> offered, List<Long> analyzed) {}

  private Counts counts() {
    List<StreamCounters> all = others.stream().map(other -> other.stream().counters()).toList();
    return new Counts(
        all.stream().map(StreamCounters::offered).toList(),
        all.stream().map(StreamCounters::analyzed).toList());
  }

  private void assertOthersWereSpared(String fault, Counts before) {
    Counts after = counts();
    double least = 1;
    double leastBesideAPause = 1;
    for (int i = 0; i < others.size(); i++) {
      long offered = after.offered().get(i) - before.offered().get(i);
      long analyzed = after.analyzed().get(i) - before.analyzed().get(i);
      assertThat(offered).as("frames offered meanwhile").isGreaterThanOrEqualTo(TIMES);
      least = Math.min(least, (analyzed + MOST_UNDER_WAY) / offered);
      leastBesideAPause =
          Math.min(leastBesideAPause, (analyzed + MOST_UNDER_WAY + LOST_IN_A_PAUSE) / offered);
    }
    long recorded = others.stream().mapToLong(RecordedCamera::recorded).sum();
    long gaps = others.stream().mapToLong(RecordedCamera::gaps).sum();
    Duration longest =
        others.stream().map(RecordedCamera::longestOffer).max(Duration::compareTo).orElseThrow();
    FIGURES.add(
        String.format(
            Locale.ROOT,
            "%-32s %10d %10.1f %% %6d %11.1f ms %12d%n",
            fault,
            recorded,
            100 * least,
            gaps,
            longest.toNanos() / 1e6,
            quarantines));
    assertThat(gaps).as("gaps of the recordings").isZero();
    assertThat(leastBesideAPause)
        .as("rate of the other streams")
        .isGreaterThanOrEqualTo(LEAST_RATE);
    others.forEach(other -> assertSumIsRight(other.stream().counters()));
  }

  private static void assertSumIsRight(StreamCounters counters) {
    assertThat(counters.analyzed() + counters.dropped() + counters.inFlight())
        .isEqualTo(counters.offered());
  }

  private static void await(BooleanSupplier condition, String what) throws InterruptedException {
    long deadline = System.nanoTime() + LONG.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waited in vain for %s", what).isLessThan(deadline);
      Thread.sleep(1);
    }
  }
}
