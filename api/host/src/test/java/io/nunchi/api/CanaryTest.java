package io.nunchi.api;

import static io.nunchi.api.shadow.PromotionRule.atLeast;
import static io.nunchi.api.shadow.PromotionRule.atMost;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.nunchi.api.frame.AnalyzedFrame;
import io.nunchi.api.frame.Camera;
import io.nunchi.api.frame.EngineGeneration;
import io.nunchi.api.metrics.StreamHealth;
import io.nunchi.api.shadow.PromotionPolicy;
import io.nunchi.api.shadow.ShadowFigure;
import io.nunchi.api.testing.Await;
import io.nunchi.api.testing.EngineFixture;
import io.nunchi.api.testing.Recorder;
import io.nunchi.api.testplugin.Command;
import io.nunchi.api.testplugin.ObedientPlugin;
import io.nunchi.api.testplugin.compared.ComparedPlugin;
import io.nunchi.spi.failure.Problem;
import io.nunchi.spi.frame.PixelFormat;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A candidate that is live for a few cameras, and then for all or none. */
@Timeout(120)
class CanaryTest {

  private static final Duration A_ROUND = Duration.ofMillis(50);

  @TempDir Path folder;
  private final Map<String, Recorder> recorders = new LinkedHashMap<>();
  private final Map<String, Stream> streams = new LinkedHashMap<>();
  private EngineFixture fixture;
  private Engine engine;
  private EngineGeneration before;

  @BeforeEach
  void startEngine() throws Exception {
    fixture = EngineFixture.scripted(folder, 2);
    engine = fixture.engine();
    before = engine.generation();
  }

  @AfterEach
  void nothingIsLeft() throws Exception {
    fixture.close();
    Await.until(
        () ->
            Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().equals("nunchi-canary")));
  }

  private void useTheComparedPlugin() throws Exception {
    fixture.close();
    fixture = EngineFixture.compared(folder.resolve("compared"), "person 0.9 0 0 0.2 0.2");
    engine = fixture.engine();
    before = engine.generation();
  }

  private void open(Camera camera) throws HostException {
    Recorder recorder = new Recorder();
    recorders.put(camera.id(), recorder);
    streams.put(camera.id(), fixture.host().openStream(camera, engine, recorder));
  }

  private void open(String... ids) throws HostException {
    for (String id : ids) {
      open(Camera.named(id));
    }
  }

  private Stream stream(String id) {
    return Objects.requireNonNull(streams.get(id));
  }

  private Recorder recorder(String id) {
    return Objects.requireNonNull(recorders.get(id));
  }

  private void closeForGood(String id) {
    stream(id).close();
    streams.remove(id);
    recorders.remove(id);
  }

  private static CanaryPolicy.Builder of(String... ids) {
    return CanaryPolicy.builder().streamIds(Set.of(ids)).leastFrames(2);
  }

  private Canary canary(CanaryPolicy.Builder policy) throws HostException {
    return engine.canary(ObedientPlugin.ID, fixture.settings(), policy.build());
  }

  private HostException refusal(CanaryPolicy.Builder policy) {
    return catchThrowableOfType(HostException.class, () -> canary(policy));
  }

  private void analyze(int times) throws InterruptedException {
    for (int i = 0; i < times; i++) {
      for (Stream stream : streams.values()) {
        fixture.analyze(stream, Command.DETECT);
      }
    }
  }

  /** Lets rounds of supervision pass until the canary has ended. */
  private CanaryReport endOf(Canary canary) {
    CompletableFuture<CanaryReport> result = canary.result().toCompletableFuture();
    Await.until(
        () -> {
          fixture.pass(A_ROUND);
          return result.isDone();
        });
    assertThat(canary.report()).isEqualTo(result.join());
    return result.join();
  }

  private List<Long> generationsOf(String id) {
    return recorder(id).results().stream().map(frame -> frame.generation().number()).toList();
  }

  private void assertNothingIsLost() {
    streams.forEach((id, stream) -> recorder(id).assertNoFrameIsLost(stream.counters()));
  }

  private void assertEveryCameraIsBack() throws Exception {
    assertThat(engine.generation()).isEqualTo(before);
    recorders.values().forEach(recorder -> recorder.results().clear());
    analyze(1);
    for (Recorder recorder : recorders.values()) {
      assertThat(recorder.results()).extracting(AnalyzedFrame::generation).containsExactly(before);
    }
    assertThat(engine.status().reason())
        .as("nothing of the candidate is left")
        .isEqualTo("1 engines, " + streams.size() + " analyzers");
    assertThat(fixture.host().metrics().engines()).hasSize(1);
  }

  @Test
  void goodCandidateTakesAllCamerasOfTheEngine() throws Exception {
    open("a", "b", "c");
    analyze(1);
    Canary canary = canary(of("b"));
    assertThat(canary.report().state()).isEqualTo(CanaryReport.State.RUNNING);
    assertThat(fixture.host().metrics().engines()).hasSize(2);
    analyze(2);
    CanaryReport report = endOf(canary);
    assertThat(report.state()).as(report.why()).isEqualTo(CanaryReport.State.PROMOTED);
    assertThat(report.streamIds()).containsExactly("b");
    assertThat(report.chosen().analyzed()).isEqualTo(2);
    assertThat(report.others().analyzed()).isEqualTo(4);
    assertThat(report.others().cameras()).isEqualTo(2);
    assertThat(canary.cancel()).isFalse();
    analyze(1);
    long first = before.number();
    long candidate = report.candidate().number();
    long now = engine.generation().number();
    assertThat(generationsOf("a")).containsExactly(first, first, first, now);
    assertThat(generationsOf("b")).containsExactly(first, candidate, candidate, now);
    assertThat(generationsOf("c")).containsExactly(first, first, first, now);
    assertNothingIsLost();
    assertThat(engine.status().reason()).isEqualTo("2 engines, 3 analyzers");
    assertThat(fixture.host().metrics().engines()).hasSize(1);
    engine.rollback();
    analyze(1);
    engine.swap(fixture.settings(), SwapPolicy.defaults().withoutRollback());
    assertThat(engine.status().reason()).isEqualTo("1 engines, 3 analyzers");
  }

  @Test
  void candidateThatFailsGoesBackAtOnceAndSaysWhy() throws Exception {
    open("a", "b");
    Canary canary = canary(of("b").leastFrames(1000));
    fixture.analyze(stream("b"), Command.FAIL);
    CanaryReport report = endOf(canary);
    assertThat(report.state()).isEqualTo(CanaryReport.State.ROLLED_BACK);
    assertThat(report.why()).contains("1 frame(s)", "at most 0", "ANALYZER_FAILED=1");
    assertThat(report.chosen().failures()).isEqualTo(1);
    assertThat(report.others().failures()).isZero();
    assertEveryCameraIsBack();
  }

  @Test
  void failureOfAnotherCameraIsNotTheCandidates() throws Exception {
    open("a", "b");
    Canary canary = canary(of("b"));
    fixture.analyze(stream("a"), Command.REJECT);
    analyze(2);
    CanaryReport report = endOf(canary);
    assertThat(report.state()).isEqualTo(CanaryReport.State.PROMOTED);
    assertThat(report.others().failures()).isEqualTo(1);
  }

  @Test
  void candidateThatHangsGoesBackAndTheCameraGoesOn() throws Exception {
    open("a", "b");
    SwapPolicy impatient = SwapPolicy.defaults().withDrainDeadline(Duration.ofMillis(1));
    Canary canary = canary(of("b").swap(impatient));
    fixture.offer(stream("b"), Command.HANG);
    CanaryReport report = endOf(canary);
    assertThat(report.state()).isEqualTo(CanaryReport.State.ROLLED_BACK);
    assertThat(report.why()).contains("TIMED_OUT=1");
    fixture.openGate();
    fixture.awaitNothingStuck();
    Await.until(() -> engine.status().reason().equals("1 engines, 2 analyzers"));
    Await.until(() -> fixture.host().metrics().engines().size() == 1);
    assertEveryCameraIsBack();
  }

  @Test
  void listenerThatBlocksKeepsNeitherTheEndNorOtherChangesBack() throws Exception {
    CountDownLatch inListener = new CountDownLatch(1);
    CountDownLatch gate = new CountDownLatch(1);
    open("a");
    Stream blocked =
        fixture
            .host()
            .openStream(
                Camera.named("b"),
                engine,
                new StreamListener() {
                  @Override
                  public void onResult(AnalyzedFrame frame) {
                    inListener.countDown();
                    awaitOpen(gate);
                  }
                });
    SwapPolicy impatient = SwapPolicy.defaults().withDrainDeadline(Duration.ofMillis(10));
    Canary canary = canary(of("b").swap(impatient));
    fixture.offer(blocked, Command.DETECT);
    inListener.await();
    assertThat(canary.cancel()).isTrue();
    CanaryReport report = endOf(canary);
    assertThat(report.state()).isEqualTo(CanaryReport.State.CANCELLED);
    assertThat(report.problems()).extracting(Problem::code).containsOnly("NUN-4515");
    engine.swap(fixture.settings(), impatient.withoutRollback());
    gate.countDown();
    fixture.awaitIdle(blocked);
    Await.until(() -> engine.status().reason().equals("1 engines, 2 analyzers"));
    Await.until(() -> fixture.host().metrics().engines().size() == 1);
    fixture.analyze(blocked, Command.DETECT);
    assertThat(blocked.counters().analyzed()).isEqualTo(2);
  }

  @Test
  void cameraThatIsCalledBackBeforeItHasMovedStaysWithTheEngine() throws Exception {
    CountDownLatch inListener = new CountDownLatch(1);
    CountDownLatch gate = new CountDownLatch(1);
    Recorder recorder = new Recorder();
    Stream blocked =
        fixture
            .host()
            .openStream(
                Camera.named("b"),
                engine,
                new StreamListener() {
                  @Override
                  public void onResult(AnalyzedFrame frame) {
                    recorder.onResult(frame);
                    inListener.countDown();
                    awaitOpen(gate);
                  }
                });
    fixture.offer(blocked, Command.DETECT);
    inListener.await();
    SwapPolicy impatient = SwapPolicy.defaults().withDrainDeadline(Duration.ofMillis(1));
    Canary canary = canary(of("b").swap(impatient));
    assertThat(canary.cancel()).isTrue();
    assertThat(endOf(canary).state()).isEqualTo(CanaryReport.State.CANCELLED);
    fixture.offer(blocked, Command.DETECT);
    gate.countDown();
    fixture.awaitIdle(blocked);
    assertThat(recorder.results())
        .extracting(AnalyzedFrame::generation)
        .containsExactly(before, before);
    Await.until(() -> fixture.host().metrics().engines().size() == 1);
    Await.until(() -> engine.status().reason().equals("1 engines, 1 analyzers"));
  }

  @Test
  void engineCanBeClosedByAStageThatDependsOnTheResult() throws Exception {
    open("a", "b");
    Canary canary = canary(of("b"));
    CompletableFuture<Void> closed = canary.result().thenRun(engine::close).toCompletableFuture();
    assertThat(canary.cancel()).isTrue();
    Await.until(
        () -> {
          fixture.pass(A_ROUND);
          return closed.isDone();
        });
    assertThat(canary.report().state()).isEqualTo(CanaryReport.State.CANCELLED);
  }

  private static void awaitOpen(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts a listener", e);
    }
  }

  @Test
  void candidateThatSkipsMoreFramesThanTheOthersGoesBack() throws Exception {
    open("a", "b");
    Canary canary = canary(of("b"));
    Stream slow = stream("b");
    fixture.offer(slow, Command.WAIT_FOR_GATE);
    fixture.gate().awaitArrival();
    fixture.offer(slow, Command.DETECT);
    fixture.offer(slow, Command.DETECT);
    fixture.openGate();
    fixture.awaitIdle(slow);
    analyze(2);
    CanaryReport report = endOf(canary);
    assertThat(report.state()).isEqualTo(CanaryReport.State.ROLLED_BACK);
    assertThat(report.why()).contains("20.0 % of the frames were skipped, of the others 0.0 %");
    assertNothingIsLost();
    assertEveryCameraIsBack();
  }

  @Test
  void undecidedCanaryGoesBackWhenItsTimeIsUp() throws Exception {
    open("a", "b");
    Canary canary = canary(of("a", "b").longestTime(Duration.ofMinutes(1)));
    fixture.analyze(stream("a"), Command.DETECT);
    fixture.analyze(stream("a"), Command.DETECT);
    fixture.pass(Duration.ofSeconds(59));
    assertThat(canary.report().state()).isEqualTo(CanaryReport.State.RUNNING);
    assertThat(canary.report().why()).contains("0 of 2 results");
    fixture.pass(Duration.ofSeconds(1));
    CanaryReport report = endOf(canary);
    assertThat(report.state()).isEqualTo(CanaryReport.State.ROLLED_BACK);
    assertThat(report.why()).contains("undecided", "0 of 2 results");
    assertEveryCameraIsBack();
  }

  @Test
  void cancelledCanaryGoesBack() throws Exception {
    open("a", "b");
    Canary canary = canary(of("b"));
    assertThat(canary.cancel()).isTrue();
    CanaryReport report = endOf(canary);
    assertThat(report.state()).isEqualTo(CanaryReport.State.CANCELLED);
    assertEveryCameraIsBack();
  }

  @Test
  void enginesThatDisagreeGoBackAndThoseThatAgreeGoOn() throws Exception {
    useTheComparedPlugin();
    open("a", "b");
    CanaryPolicy policy =
        of("b")
            .agreement(
                Optional.of(
                    PromotionPolicy.of(
                        atLeast(ShadowFigure.COMPARED_FRAMES, 3),
                        atMost(ShadowFigure.DISAGREEMENT, 0.1))))
            .build();
    Canary other =
        engine.canary(ComparedPlugin.ID, Map.of("find", "person 0.9 0.5 0.5 0.2 0.2"), policy);
    analyzeUntilDecided(other);
    CanaryReport report = endOf(other);
    assertThat(report.state()).isEqualTo(CanaryReport.State.ROLLED_BACK);
    assertThat(report.why()).contains("disagree", "disagreement is at most 0.1: 1 in");
    assertThat(report.agreement().orElseThrow().live()).isEqualTo(report.candidate());
    assertEveryCameraIsBack();
    Canary same =
        engine.canary(ComparedPlugin.ID, Map.of("find", "person 0.8 0 0 0.2 0.2"), policy);
    analyzeUntilDecided(same);
    assertThat(endOf(same).state()).isEqualTo(CanaryReport.State.PROMOTED);
    assertThat(engine.status().reason()).isEqualTo("2 engines, 2 analyzers");
  }

  /** The shadow runs when it can; so frames come until it has seen enough. */
  private void analyzeUntilDecided(Canary canary) throws InterruptedException {
    while (canary.report().state() == CanaryReport.State.RUNNING) {
      analyze(1);
      fixture.pass(A_ROUND);
    }
  }

  @Test
  void closedEngineEndsItsCanaryAndClosesTheChosenCamerasToo() throws Exception {
    open("a", "b");
    Canary canary = canary(of("b"));
    engine.close();
    assertThat(canary.result().toCompletableFuture().join()).isEqualTo(canary.report());
    assertThat(canary.report().state()).isEqualTo(CanaryReport.State.CANCELLED);
    assertThat(canary.report().why()).contains("closed");
    for (Stream stream : streams.values()) {
      assertThat(stream.health().state()).isEqualTo(StreamHealth.State.STOPPED);
    }
    assertThat(fixture.host().metrics().engines()).isEmpty();
    assertThat(canary.cancel()).isFalse();
  }

  @Test
  void closedHostEndsTheCanary() throws Exception {
    open("a", "b");
    Canary canary = canary(of("b"));
    fixture.host().close();
    assertThat(canary.result().toCompletableFuture().join().state())
        .isEqualTo(CanaryReport.State.CANCELLED);
  }

  @Test
  void closedCameraLeavesTheDecisionToTheOthers() throws Exception {
    open("a", "b", "c");
    Canary canary = canary(of("b", "c"));
    analyze(1);
    closeForGood("b");
    analyze(1);
    CanaryReport report = endOf(canary);
    assertThat(report.state()).isEqualTo(CanaryReport.State.PROMOTED);
    assertThat(report.streamIds()).containsExactly("b", "c");
    assertThat(report.chosen().cameras()).isEqualTo(1);
    analyze(1);
    assertNothingIsLost();
    assertThat(engine.status().reason()).isEqualTo("2 engines, 2 analyzers");
  }

  @Test
  void canaryWithoutACameraGoesBack() throws Exception {
    open("a", "b", "c");
    Canary canary = canary(of("b", "c"));
    closeForGood("b");
    Engine third = fixture.host().startEngine(ObedientPlugin.ID, fixture.settings());
    stream("c").moveTo(third);
    CanaryReport report = endOf(canary);
    assertThat(report.state()).isEqualTo(CanaryReport.State.ROLLED_BACK);
    assertThat(report.why()).contains("no chosen camera is left");
    analyze(1);
    assertThat(generationsOf("c")).containsExactly(third.generation().number());
    assertThat(generationsOf("a")).containsExactly(before.number());
  }

  @Test
  void cameraThatOpensMeanwhileStaysOnTheEngineAndMovesWithTheOthers() throws Exception {
    open("b");
    Canary canary = canary(of("b"));
    open("a");
    analyze(2);
    CanaryReport report = endOf(canary);
    assertThat(report.state()).isEqualTo(CanaryReport.State.PROMOTED);
    analyze(1);
    assertThat(generationsOf("a"))
        .containsExactly(before.number(), before.number(), engine.generation().number());
    assertNothingIsLost();
  }

  @Test
  void otherChangesAreRefusedWhileItRuns() throws Exception {
    open("a", "b");
    Canary canary = canary(of("b"));
    assertThat(refusal(of("a")).problems().get(0).code()).isEqualTo("NUN-4575");
    assertThatThrownBy(() -> engine.swap(fixture.settings(), SwapPolicy.defaults()))
        .hasMessageContaining("NUN-4575");
    assertThatThrownBy(() -> engine.rollback()).hasMessageContaining("NUN-4575");
    engine.changeSettings(Map.of("level", "0.75"));
    assertThat(canary.cancel()).isTrue();
    endOf(canary);
    engine.swap(fixture.settings(), SwapPolicy.defaults());
  }

  @Test
  void candidateOrCamerasThatAreNotThereAreRefusedAndNothingChanges() throws Exception {
    assertThat(refusal(CanaryPolicy.builder()).problems().get(0).code()).isEqualTo("NUN-4574");
    open("a", "b");
    assertThat(refusal(of("b", "x")).problems().get(0).code()).isEqualTo("NUN-4574");
    for (String start : List.of("fail", "nan")) {
      assertThat(
              catchThrowableOfType(
                  HostException.class,
                  () ->
                      engine.canary(
                          ObedientPlugin.ID, fixture.settings("start", start), of("b").build())))
          .isNotNull();
    }
    assertEveryCameraIsBack();
    canary(of("b")).cancel();
  }

  @Test
  void cameraThatDoesNotFitTheCandidateKeepsItFromTakingAll() throws Exception {
    fixture.loadCompared();
    open(new Camera("a", "a", 0, Map.of("top", "0.75"))); // the compared plugin takes 0.5 at most
    open("b");
    Canary canary = engine.canary(ComparedPlugin.ID, Map.of(), of("b").build());
    analyze(2);
    CanaryReport report = endOf(canary);
    assertThat(report.state()).isEqualTo(CanaryReport.State.ROLLED_BACK);
    assertThat(report.why()).contains("cannot take all cameras", "NUN-2002");
    assertNothingIsLost();
    assertEveryCameraIsBack();
  }

  @Test
  void givenCameraSettingsHoldForTheCandidateAndLeaveWithIt() throws Exception {
    open("a", "b");
    SwapPolicy giving =
        SwapPolicy.defaults().withCameraSettings(Map.of("b", Map.of("top", "0.25")));
    Canary canary = canary(of("b").swap(giving));
    fixture.analyze(stream("b"), Command.DETECT);
    assertThat(recorder("b").results().get(0).camera().settings()).isEqualTo(Map.of("top", "0.25"));
    assertThat(canary.cancel()).isTrue();
    endOf(canary);
    assertThat(stream("b").camera().settings()).isEmpty();
    assertEveryCameraIsBack();
    Canary again = canary(of("b").swap(giving));
    analyze(2);
    assertThat(endOf(again).state()).isEqualTo(CanaryReport.State.PROMOTED);
    assertThat(stream("b").camera().settings()).isEqualTo(Map.of("top", "0.25"));
    assertThat(stream("a").camera().settings()).isEmpty();
  }

  @Test
  void cameraWhosePicturesNoLongerFitReturnsAndIsAnalyzedOnceTheyDo() throws Exception {
    useTheComparedPlugin();
    open("a", "b");
    Canary canary = engine.canary(ComparedPlugin.ID, Map.of("bgr", "true"), of("b").build());
    stream("b").offer(fixture.pictures().of(Command.DETECT, PixelFormat.BGR));
    fixture.awaitIdle(stream("b"));
    assertThat(canary.cancel()).isTrue();
    CanaryReport report = endOf(canary);
    assertThat(report.problems()).extracting(Problem::code).containsExactly("NUN-4576");
    assertThat(report.problems().get(0).found()).contains("NUN-3005");
    assertEveryCameraIsBack();
  }

  @Test
  void shareChoosesTheSameCamerasAgain() throws Exception {
    for (int i = 0; i < 10; i++) {
      open("camera " + i);
    }
    List<List<String>> choices = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      Canary canary = canary(CanaryPolicy.builder().share(0.25));
      assertThat(canary.cancel()).isTrue();
      choices.add(endOf(canary).streamIds());
    }
    assertThat(choices.get(0)).hasSize(3).isEqualTo(choices.get(1)).doesNotHaveDuplicates();
  }

  @Test
  void canariesUnderLoadLoseNoFrameAndLeaveNothingBehind() throws Exception {
    open("a", "b", "c");
    AtomicBoolean ended = new AtomicBoolean();
    List<Thread> cameras = new ArrayList<>();
    for (Stream stream : streams.values()) {
      Thread camera = new Thread(() -> offerUntil(ended, stream));
      cameras.add(camera);
      camera.start();
    }
    for (int i = 0; i < 20; i++) {
      Canary canary =
          canary(of("a", "b").leastFrames(5).mostExtraSkippedShare(1).mostExtraUnhealthyShare(1));
      if (i % 3 == 2) {
        canary.cancel();
      }
      assertThat(endOf(canary).state())
          .isEqualTo(i % 3 == 2 ? CanaryReport.State.CANCELLED : CanaryReport.State.PROMOTED);
    }
    ended.set(true);
    for (Thread camera : cameras) {
      camera.join();
    }
    for (Stream stream : streams.values()) {
      fixture.awaitIdle(stream);
    }
    assertNothingIsLost();
    assertThat(engine.status().reason()).isEqualTo("2 engines, 3 analyzers");
  }

  private void offerUntil(AtomicBoolean ended, Stream stream) {
    try {
      while (!ended.get()) {
        fixture.offer(stream, Command.DETECT);
        fixture.offer(stream, Command.DETECT);
        fixture.awaitIdle(stream);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
