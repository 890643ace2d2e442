package io.nunchi.api.shadow;

import static io.nunchi.api.shadow.ShadowTestHost.EVERY_FRAME;
import static io.nunchi.api.shadow.ShadowTestHost.LIVE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import io.nunchi.api.Engine;
import io.nunchi.api.HostException;
import io.nunchi.api.Stream;
import io.nunchi.api.SwapPolicy;
import io.nunchi.api.frame.AnalyzedFrame;
import io.nunchi.api.frame.Camera;
import io.nunchi.api.frame.DropReason;
import io.nunchi.api.frame.FrameBuffer;
import io.nunchi.api.metrics.EngineMetrics;
import io.nunchi.api.testing.Await;
import io.nunchi.api.testing.CommandedPlugin;
import io.nunchi.api.testing.EngineFixture;
import io.nunchi.api.testing.NoMemoryIn;
import io.nunchi.api.testing.Recorder;
import io.nunchi.api.testplugin.Command;
import io.nunchi.api.testplugin.compared.ComparedPlugin;
import io.nunchi.spi.failure.Problem;
import io.nunchi.spi.frame.PixelFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(120)
class ShadowTest {

  /** One of the live persons, smaller (IoU 0.75) and less sure, and a car. */
  private static final String APART = "person 0.5 0 0 0.2 0.15; car 0.3 0.5 0.5 0.2 0.2";

  private static final Set<Thread.State> IN_WAIT =
      EnumSet.of(Thread.State.WAITING, Thread.State.TIMED_WAITING);

  /** A candidate for an engine of the scripted plugin. */
  private static final Map<String, String> OF_SCRIPTED = Map.of("labels", "thing", "find", "");

  @TempDir Path folder;
  private final Recorder recorder = new Recorder();
  private ShadowTestHost host;
  private Engine engine;

  @BeforeEach
  void startEngine() throws Exception {
    host = new ShadowTestHost(folder);
    engine = host.engine;
  }

  @AfterEach
  void nothingIsLeft() throws Exception {
    host.close();
  }

  private static void assertSumIsRight(ShadowReport report) {
    ShadowFrames frames = report.frames();
    assertThat(frames.compared() + frames.dropped() + frames.inFlight())
        .isEqualTo(frames.sampled());
  }

  @Test
  void comparesTheSameFramesAndDeliversNothing() throws Exception {
    Stream stream = host.open("gate", recorder);
    Shadow shadow = host.shadow(APART, "ok", EVERY_FRAME);
    for (int i = 0; i < 10; i++) {
      host.analyze(stream, shadow);
    }
    ShadowReport report = shadow.report();
    assertSumIsRight(report);
    assertThat(report.frames().compared()).isEqualTo(10);
    assertThat(report.all().live()).isEqualTo(20);
    assertThat(report.all().candidate()).isEqualTo(20);
    assertThat(report.all().matched()).isEqualTo(10);
    assertThat(report.all().disagreement()).hasValue(20.0 / 30);
    LabelComparison person = Objects.requireNonNull(report.byLabel().get("person"));
    LabelComparison car = Objects.requireNonNull(report.byLabel().get("car"));
    assertThat(person.disagreement()).hasValue(0.5);
    assertThat(person.meanIou().getAsDouble()).isCloseTo(0.75, within(1e-6));
    assertThat(person.confidenceShift().getAsDouble()).isCloseTo(-0.3, within(1e-6));
    assertThat(person.confidenceDrift()).hasValue(1);
    assertThat(car.candidateOnly()).isEqualTo(10);
    assertThat(car.confidenceDrift()).isEmpty();
    assertThat(report.liveTime()).isPresent();
    assertThat(report.candidateTime()).isPresent();
    assertThat(report.live()).isEqualTo(engine.generation());
    assertThat(recorder.results())
        .hasSize(10)
        .allMatch(frame -> frame.generation().equals(report.live()))
        .allMatch(frame -> frame.result().detections().size() == 2);
    assertThat(recorder.problems()).isEmpty();
  }

  @Test
  void sampledFramesKeepTheirNumbers() throws Exception {
    Stream stream = host.open("gate", recorder);
    host.analyze(stream);
    Shadow shadow = host.shadow(LIVE, "ok", EVERY_FRAME.withSamplingRate(0.25));
    for (int i = 0; i < 10; i++) {
      host.analyze(stream, shadow);
    }
    assertThat(shadow.status().actualProvider()).as("what it saw").isEqualTo("[2, 6, 10]");
    assertThat(shadow.report().frames().seen()).isEqualTo(10);
    assertThat(shadow.report().frames().sampled()).isEqualTo(3);
    assertThat(shadow.report().all().disagreement()).hasValue(0);
  }

  @Test
  void frameForWhichTheHostHasNoMemoryTakesNoRoomAndItsPictureIsReleased() throws Exception {
    Stream stream = host.open("gate", recorder);
    Shadow shadow = host.shadow(LIVE, "ok", EVERY_FRAME);
    int failures = 2 * EVERY_FRAME.mostHeldFrames();
    NoMemoryIn noMemory = new NoMemoryIn("ShadowLane", "liveResult", failures);
    host.fixture.whenClockIsRead(noMemory);
    while (noMemory.remaining() > 0) {
      host.analyze(stream);
    }
    host.analyze(stream, shadow);
    assertThat(host.fixture.pictures().unreleased()).isZero();
    assertThat(shadow.report().frames().withoutRoom()).isEqualTo(failures);
    assertThat(shadow.report().frames().compared()).isEqualTo(1);
    assertThat(shadow.report().frames().inFlight()).isZero();
  }

  @Test
  void lastFrameOfAnotherEngineDoesNotRestartTheFigures() throws Exception {
    Engine other = host.fixture.host().startEngine(ComparedPlugin.ID, host.candidate(LIVE, "wait"));
    Stream stream = host.fixture.host().openStream(Camera.named("gate"), other, recorder);
    host.fixture.offer(stream, Command.DETECT);
    host.fixture.gate().awaitArrival();
    Thread moving = new Thread(() -> move(stream));
    moving.start();
    Await.until(() -> streamsOf(engine) == 1);
    Shadow shadow = host.shadow(LIVE, "ok", EVERY_FRAME);
    host.fixture.openGate();
    moving.join();
    host.fixture.awaitIdle(stream);
    host.analyze(stream, shadow);
    host.analyze(stream, shadow);
    assertThat(recorder.results().get(0).generation()).isEqualTo(other.generation());
    assertThat(shadow.report().live()).isEqualTo(engine.generation());
    assertThat(shadow.report().frames().compared()).isEqualTo(2);
    other.close();
  }

  private void move(Stream stream) {
    try {
      stream.moveTo(engine);
    } catch (HostException e) {
      throw new AssertionError(e);
    }
  }

  private int streamsOf(Engine asked) {
    return host.fixture.host().metrics().engines().stream()
        .filter(metrics -> metrics.generation().equals(asked.generation()))
        .mapToInt(EngineMetrics::streams)
        .sum();
  }

  @Test
  void whatTheCandidateCannotKeepUpWithIsDroppedAndCounted() throws Exception {
    Stream stream = host.open("gate", recorder);
    Shadow shadow = host.shadow(LIVE, "wait", EVERY_FRAME);
    host.analyze(stream);
    Await.until(() -> !shadow.status().actualProvider().equals("[]"));
    for (int i = 0; i < 20; i++) {
      host.analyze(stream);
      assertSumIsRight(shadow.report());
      assertThat(host.fixture.pictures().unreleased()).as("frames held").isLessThanOrEqualTo(2);
    }
    assertThat(recorder.results()).as("the live stream goes on").hasSize(21);
    assertThat(shadow.report().frames().droppedByReason())
        .containsEntry(DropReason.SUPERSEDED, 19L);
    assertThat(shadow.report().frames().inFlight()).isEqualTo(2);
    host.fixture.openGate();
    assertThat(shadow.awaitIdle(EngineFixture.LONG)).isTrue();
    assertThat(shadow.report().frames().compared()).isEqualTo(2);
    assertThat(shadow.report().frames().failures()).isZero();
  }

  @Test
  void sinkThatBlocksHoldsUpNoOtherShadow() throws Exception {
    CountDownLatch arrived = new CountDownLatch(1);
    CountDownLatch gate = new CountDownLatch(1);
    Shadow blocked =
        host.shadow(
            APART, "ok", EVERY_FRAME.keepingDisputed(new BlockingSink(arrived, gate), 9, 1 << 20));
    Stream stream = host.open("gate", recorder);
    Engine other = host.startOther();
    Stream ofOther = host.fixture.host().openStream(Camera.named("other"), other, new Recorder());
    Shadow ofOtherEngine =
        other.shadow(ComparedPlugin.ID, host.candidate(ShadowTestHost.LIVE, "ok"), EVERY_FRAME);
    host.analyze(stream);
    arrived.await();
    host.analyze(ofOther);
    Await.until(
        () -> {
          host.fixture.pass(Duration.ofMillis(50));
          return ofOtherEngine.report().frames().compared() == 1;
        });
    assertThat(blocked.report().kept().frames()).isZero();
    gate.countDown();
    assertThat(blocked.awaitIdle(EngineFixture.LONG)).isTrue();
    assertThat(blocked.report().kept().frames()).isEqualTo(1);
    assertThat(blocked.report().frames().compared()).isEqualTo(1);
  }

  private record BlockingSink(CountDownLatch arrived, CountDownLatch gate)
      implements DisputedFrameSink {

    @Override
    public long keep(DisputedFrame frame, FrameBuffer picture) throws IOException {
      arrived.countDown();
      try {
        gate.await();
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
      return 1;
    }

    @Override
    public void drop(DisputedFrame frame) {}
  }

  @Test
  void heldFramesOfAllStreamsAreBounded() throws Exception {
    Shadow shadow = host.shadow(LIVE, "wait", EVERY_FRAME.withMostHeldFrames(3));
    for (int i = 0; i < 6; i++) {
      host.analyze(host.open("camera " + i, recorder));
    }
    assertThat(host.fixture.pictures().unreleased()).isEqualTo(3);
    assertThat(shadow.report().frames().withoutRoom()).isEqualTo(3);
    assertSumIsRight(shadow.report());
  }

  @Test
  void hangingCandidateNeverHoldsALiveStreamUpAndIsGivenUp() throws Exception {
    Stream stream = host.open("gate", recorder);
    Shadow shadow = host.shadow(LIVE, "hang", EVERY_FRAME);
    for (int lost = 1; lost <= 3; lost++) {
      host.analyze(stream);
      int calls = lost;
      Await.until(
          () ->
              !shadow.status().actualProvider().equals("[]")
                  && shadow.status().actualProvider().chars().filter(c -> c == ',').count()
                      >= calls - 1);
      host.fixture.pass(Duration.ofSeconds(10)); // interrupted
      host.fixture.pass(Duration.ofSeconds(1)); // given up
      Await.until(() -> shadow.report().lostCalls() >= calls);
      host.fixture.pass(Duration.ofSeconds(10)); // its successor may be opened
    }
    for (int i = 0; i < 50; i++) {
      host.analyze(stream);
    }
    assertThat(recorder.results()).hasSize(53);
    assertThat(recorder.dropped()).isEmpty();
    assertThat(recorder.problems()).isEmpty();
    ShadowReport report = shadow.report();
    assertThat(report.state()).isEqualTo(ShadowReport.State.GIVEN_UP);
    assertThat(report.why()).contains("3 calls");
    assertThat(report.frames().sampled()).as("nothing after that").isEqualTo(3);
    assertThat(report.frames().droppedByReason()).containsEntry(DropReason.TIMED_OUT, 3L);
    assertThat(report.problems()).extracting(Problem::code).contains("NUN-4507");
    assertThat(host.fixture.host().report().stuckCalls()).hasSize(3);
    assertThat(host.fixture.pictures().unreleased())
        .as("what the lost calls still read")
        .isEqualTo(3);
    HostException refused =
        catchThrowableOfType(
            HostException.class,
            () ->
                engine.promote(
                    PromotionPolicy.of(PromotionRule.atMost(ShadowFigure.FAILURES, 100)),
                    SwapPolicy.defaults()));
    assertThat(refused.problems().get(0).code()).isEqualTo("NUN-4551");
    assertThat(refused.problems().get(0).found())
        .isEqualTo("GIVEN_UP: 3 calls into the candidate never returned");
  }

  @Test
  void labelsAreComparedUnderTheirMappedNames() throws Exception {
    Stream stream = host.open("gate", recorder);
    ShadowPolicy mapped =
        EVERY_FRAME.withLabelMap(
            Map.of("person", "human", "pedestrian", "human", "car", "vehicle"));
    try (Shadow shadow =
        engine.shadow(
            ComparedPlugin.ID,
            host.fixture.settings(
                "labels", "pedestrian vehicle", "find", "pedestrian 0.9 0 0 0.2 0.2"),
            mapped)) {
      host.analyze(stream, shadow);
      ShadowReport report = shadow.report();
      assertThat(report.byLabel()).containsOnlyKeys("human");
      LabelComparison human = Objects.requireNonNull(report.byLabel().get("human"));
      assertThat(human.live()).isEqualTo(2);
      assertThat(human.matched()).isEqualTo(1);
      assertThat(report.liveLeftOut()).isEmpty();
      assertThat(report.candidateLeftOut()).isEmpty();
    }
  }

  @Test
  void labelMapWithAnUnknownLabelIsRefused() {
    HostException refusal =
        catchThrowableOfType(
            HostException.class,
            () -> host.shadow(LIVE, "ok", EVERY_FRAME.withLabelMap(Map.of("persn", "human"))));
    assertThat(refusal.problems().get(0).code()).isEqualTo("NUN-4556");
    assertThat(refusal.problems().get(0).found()).isEqualTo("[persn]");
    assertThat(engine.status().reason()).isEqualTo("1 engines, 0 analyzers");
  }

  @Test
  void hostsMetricsHaveTheShadowUntilItEnds() throws Exception {
    Stream stream = host.open("gate", recorder);
    try (Shadow shadow = host.shadow(APART, "ok", EVERY_FRAME)) {
      host.analyze(stream, shadow);
      assertThat(host.fixture.host().metrics().shadows())
          .singleElement()
          .satisfies(report -> assertThat(report.frames().compared()).isEqualTo(1));
    }
    assertThat(host.fixture.host().metrics().shadows()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "fail, ANALYZER_FAILED, TEST-0003",
    "reject, FRAME_REJECTED, TEST-0004",
    "nan, CONTRACT_VIOLATION, NUN-4003",
    "closed, ANALYZER_DOWN, TEST-0001"
  })
  void brokenCandidateIsCountedAndTouchesNoLiveStream(String mode, DropReason reason, String code)
      throws Exception {
    Stream stream = host.open("gate", recorder);
    Shadow shadow = host.shadow(LIVE, mode, EVERY_FRAME);
    host.analyze(stream, shadow);
    assertThat(shadow.report().frames().droppedByReason()).containsExactly(Map.entry(reason, 1L));
    assertThat(shadow.report().frames().failures()).isEqualTo(1);
    assertThat(shadow.report().problems()).extracting(Problem::code).contains(code);
    for (int i = 0; i < 20; i++) {
      host.analyze(stream, shadow);
      host.fixture.pass(Duration.ofMillis(200));
    }
    ShadowReport report = shadow.report();
    assertSumIsRight(report);
    assertThat(report.frames().failures()).as("every frame").isEqualTo(21);
    assertThat(report.frames().compared()).isZero();
    assertThat(recorder.results()).hasSize(21);
    assertThat(recorder.problems()).isEmpty();
    if (reason == DropReason.ANALYZER_FAILED) {
      assertThat(report.frames().droppedByReason()).containsKey(DropReason.QUARANTINED);
      assertThat(report.frames().analyzerRestarts()).isPositive();
    }
  }

  @Test
  void frameInAPixelFormatThatTheCandidateDoesNotTakeIsAFailure() throws Exception {
    engine.swap(Map.of("find", LIVE, "bgr", "true"), SwapPolicy.defaults());
    Stream stream = host.open("gate", recorder);
    Shadow shadow = host.shadow(LIVE, "ok", EVERY_FRAME);
    stream.offer(host.fixture.pictures().of(Command.DETECT, PixelFormat.BGR));
    stream.awaitIdle(EngineFixture.LONG);
    host.analyze(stream, shadow);
    ShadowReport report = shadow.report();
    assertThat(report.frames().droppedByReason())
        .containsExactly(Map.entry(DropReason.UNSUPPORTED_FORMAT, 1L));
    assertThat(report.frames().compared()).isEqualTo(1);
    assertThat(report.problems()).extracting(Problem::code).containsExactly("NUN-3005");
    assertThat(recorder.results()).hasSize(2);
  }

  @Test
  void swapOfTheLiveEngineBeginsTheFiguresAnew() throws Exception {
    Stream stream = host.open("gate", recorder);
    Shadow shadow = host.shadow(APART, "ok", EVERY_FRAME);
    host.analyze(stream, shadow);
    engine.swap(Map.of("find", APART), SwapPolicy.defaults());
    host.analyze(stream, shadow);
    host.analyze(stream, shadow);
    ShadowReport report = shadow.report();
    assertSumIsRight(report);
    assertThat(report.live()).isEqualTo(engine.generation());
    assertThat(report.frames().compared()).isEqualTo(2);
    assertThat(report.all().disagreement()).hasValue(0);
  }

  @Test
  void changeOfTheLiveEnginesSettingsBeginsTheFiguresAnew() throws Exception {
    try (Engine scripted = startScripted();
        Stream stream = openScripted(scripted, Map.of());
        Shadow shadow = scripted.shadow("test.scripted", Map.of("level", "0.5"), EVERY_FRAME)) {
      host.analyze(stream, shadow);
      host.analyze(stream, shadow);
      assertThat(shadow.report().all().confidenceShift()).hasValue(0);
      scripted.changeSettings(Map.of("level", "0.75"));
      host.analyze(stream, shadow);
      ShadowReport report = shadow.report();
      assertSumIsRight(report);
      assertThat(report.live()).isEqualTo(scripted.generation());
      assertThat(report.live().settingsRevision()).isOne();
      assertThat(report.frames().compared()).isEqualTo(1);
      assertThat(report.all().confidenceShift().orElseThrow())
          .as("only of frames with the changed settings")
          .isCloseTo(-0.25, within(1e-6));
    }
  }

  @Test
  void changedSettingsOfACameraGiveTheCandidateAFreshAnalyzerWithThem() throws Exception {
    try (Engine scripted = startScripted();
        Stream stream = openScripted(scripted, Map.of("top", "0.1"));
        Shadow shadow = scripted.shadow("test.scripted", Map.of(), EVERY_FRAME)) {
      host.analyze(stream, shadow);
      stream.changeSettings(Map.of("top", "0.6"));
      host.analyze(stream, shadow); // the frame that tells of the change
      host.analyze(stream, shadow);
      ShadowReport report = shadow.report();
      assertSumIsRight(report);
      assertThat(report.frames().compared()).isEqualTo(2);
      assertThat(report.all().disagreement()).as("both look where they are told to").hasValue(0);
      assertThat(report.frames().analyzerRestarts()).as("a change is no failure").isZero();
      assertThat(scripted.status().reason())
          .as("the candidate's analyzer before is closed")
          .isEqualTo("2 engines, 2 analyzers");
    }
  }

  @Test
  void streamsComeAndGoWhileTheShadowRuns() throws Exception {
    Stream first = host.open("first", recorder);
    Shadow shadow = host.shadow(LIVE, "ok", EVERY_FRAME);
    host.analyze(first, shadow);
    Stream second = host.open("second", recorder);
    host.analyze(second, shadow);
    assertThat(engine.status().reason()).isEqualTo("2 engines, 4 analyzers");
    first.close();
    host.analyze(second, shadow);
    assertThat(shadow.report().frames().compared()).isEqualTo(3);
    second.close();
    Stream again = host.open("first", recorder);
    host.analyze(again, shadow);
    assertThat(shadow.report().frames().compared()).isEqualTo(4);
    shadow.close();
    assertThat(engine.status().reason()).isEqualTo("1 engines, 1 analyzers");
    assertThat(shadow.report().state()).isEqualTo(ShadowReport.State.CLOSED);
    host.analyze(again);
    assertThat(shadow.report().frames().seen()).as("nobody looks any more").isEqualTo(4);
    host.shadow(LIVE, "ok", EVERY_FRAME).close();
  }

  @ParameterizedTest
  @CsvSource({"opens, true, NUN-2001", "top, 0.9, NUN-2002"})
  void cameraWhoseSettingsDoNotFitTheCandidateIsLeftOutAndNamed(
      String key, String value, String code) throws Exception {
    try (Engine scripted = startScripted();
        Stream stream = openScripted(scripted, Map.of(key, value));
        Shadow shadow = scripted.shadow("test.compared", OF_SCRIPTED, EVERY_FRAME)) {
      host.analyze(stream, shadow);
      assertThat(shadow.report().frames().seen()).isZero();
      assertThat(shadow.report().problems()).extracting(Problem::code).containsExactly("NUN-4554");
      assertThat(shadow.report().problems().get(0).found()).contains(code);
    }
  }

  @Test
  void cameraWhoseSettingsAreMendedIsComparedFromThenOn() throws Exception {
    try (Engine scripted = startScripted();
        Stream stream = openScripted(scripted, Map.of("top", "0.9"));
        Shadow shadow = scripted.shadow("test.compared", OF_SCRIPTED, EVERY_FRAME)) {
      host.analyze(stream, shadow);
      stream.changeSettings(Map.of("top", "0.7"));
      host.analyze(stream, shadow);
      assertThat(shadow.report().frames().seen()).as("still unfit").isZero();
      stream.changeSettings(Map.of("top", "0.4"));
      host.analyze(stream, shadow); // the frame that tells of the change
      host.analyze(stream, shadow);
      assertThat(shadow.report().frames().compared()).isEqualTo(1);
    }
  }

  @Test
  void closedShadowNoLongerWaitsForSettingsThatFit() throws Exception {
    try (Engine scripted = startScripted();
        Stream stream = openScripted(scripted, Map.of("top", "0.9"))) {
      Shadow shadow = scripted.shadow("test.compared", OF_SCRIPTED, EVERY_FRAME);
      shadow.close();
      stream.changeSettings(Map.of("top", "0.4"));
      host.analyze(stream);
      host.analyze(stream);
      assertThat(shadow.report().frames().seen()).isZero();
    }
  }

  private Engine startScripted() throws Exception {
    CommandedPlugin.in(folder.resolve("plugins"));
    host.fixture.host().rescanPlugins();
    return host.fixture.host().startEngine("test.scripted", Map.of());
  }

  private Stream openScripted(Engine scripted, Map<String, String> settings) throws Exception {
    Camera camera = new Camera("gate", "gate", 0, settings);
    return host.fixture.host().openStream(camera, scripted, recorder);
  }

  @Test
  void whatMakesNoSenseIsRefusedAndLeavesNothingBehind() throws Exception {
    HostException nothingInCommon =
        catchThrowableOfType(
            HostException.class, () -> host.shadowWith("labels", "thing", EVERY_FRAME));
    assertThat(nothingInCommon.problems().get(0).code()).isEqualTo("NUN-4553");
    assertThat(engine.status().reason()).isEqualTo("1 engines, 0 analyzers");
    try (Shadow shadow = host.shadow(LIVE, "ok", EVERY_FRAME)) {
      assertThat(shadow.descriptor().labels()).containsExactly("person", "car");
      HostException second =
          catchThrowableOfType(HostException.class, () -> host.shadow(LIVE, "ok", EVERY_FRAME));
      assertThat(second.problems().get(0).code()).isEqualTo("NUN-4550");
    }
    engine.close();
    HostException closed =
        catchThrowableOfType(HostException.class, () -> host.shadow(LIVE, "ok", EVERY_FRAME));
    assertThat(closed.problems().get(0).code()).isEqualTo("NUN-4503");
  }

  @ParameterizedTest
  @CsvSource({
    "shadow, stream, engine",
    "shadow, engine, stream",
    "stream, shadow, engine",
    "stream, engine, shadow",
    "engine, shadow, stream",
    "engine, stream, shadow"
  })
  void closingInAnyOrderLeavesNothingBehind(String first, String second, String third)
      throws Exception {
    Stream stream = host.open("gate", recorder);
    Shadow shadow = host.shadow(LIVE, "wait", EVERY_FRAME);
    host.analyze(stream);
    host.analyze(stream);
    Await.until(() -> !shadow.status().actualProvider().equals("[]"));
    Thread closing = Thread.currentThread();
    Thread opens =
        new Thread(
            () -> {
              try {
                // Something of the three waits for the candidate then.
                Await.until(() -> IN_WAIT.contains(closing.getState()));
                host.fixture.openGate();
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            });
    opens.start();
    Map<String, AutoCloseable> all = Map.of("shadow", shadow, "stream", stream, "engine", engine);
    for (String next : new String[] {first, second, third}) {
      Objects.requireNonNull(all.get(next)).close();
    }
    opens.join();
    assertSumIsRight(shadow.report());
    assertThat(shadow.report().frames().inFlight()).isZero();
    assertThat(host.fixture.pictures().unreleased()).isZero();
    assertThat(recorder.results()).extracting(AnalyzedFrame::sequence).containsExactly(1L, 2L);
    try (Engine fresh = host.fixture.host().startEngine("test.compared", Map.of())) {
      assertThat(fresh.status().reason()).isEqualTo("1 engines, 0 analyzers");
    }
  }
}
