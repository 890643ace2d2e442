package io.nunchi.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.nunchi.api.frame.AnalyzedFrame;
import io.nunchi.api.frame.Camera;
import io.nunchi.api.metrics.StreamHealth;
import io.nunchi.api.testing.Await;
import io.nunchi.api.testing.EngineFixture;
import io.nunchi.api.testing.NoMemoryIn;
import io.nunchi.api.testing.Recorder;
import io.nunchi.api.testplugin.Command;
import io.nunchi.spi.failure.Problem;
import io.nunchi.spi.result.Detection;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Settings that change while engines and analyzers run. */
@Timeout(60)
class ChangeSettingsTest {

  @TempDir Path folder;
  private final Recorder recorder = new Recorder();
  private EngineFixture fixture;
  private Engine engine;
  private Stream stream;

  @BeforeEach
  void openStream() throws Exception {
    fixture = EngineFixture.scripted(folder, 1);
    engine = fixture.engine();
    stream = fixture.open("gate", recorder);
  }

  @AfterEach
  void nothingIsLeft() throws Exception {
    fixture.close();
  }

  private Detection analyze() throws InterruptedException {
    return analyze(stream, recorder).result().detections().get(0);
  }

  private AnalyzedFrame analyze(Stream of, Recorder to) throws InterruptedException {
    fixture.analyze(of, Command.DETECT);
    return to.results().get(to.results().size() - 1);
  }

  /** The number of the detection's frame in its analyzer. */
  private static int frameOf(Detection detection) {
    return Math.round(detection.box().left() * 1000);
  }

  private static String codeOf(HostException refused) {
    return refused.problems().get(0).code();
  }

  private HostException refusalOfStream(String key, String value) {
    return catchThrowableOfType(
        HostException.class, () -> stream.changeSettings(Map.of(key, value)));
  }

  @Test
  void engineTakesThemForTheNextFrameAndAnalyzersKeepTheirState() throws Exception {
    assertThat(analyze().confidence()).isEqualTo(0.5f);
    engine.changeSettings(Map.of("level", "0.75"));
    Detection after = analyze();
    assertThat(after.confidence()).isEqualTo(0.75f);
    assertThat(frameOf(after)).as("the same analyzer").isEqualTo(2);
    assertThat(recorder.results())
        .extracting(
            frame -> frame.generation().number() + "." + frame.generation().settingsRevision())
        .containsExactly("1.0", "1.1");
    assertThat(engine.generation().settingsRevision()).isEqualTo(1);
  }

  @Test
  void streamTakesThemForTheNextFrameAndAnalyzerKeepsItsState() throws Exception {
    Recorder others = new Recorder();
    Stream other = fixture.open("yard", others);
    analyze();
    stream.changeSettings(Map.of("top", "0.25"));
    Detection after = analyze();
    assertThat(after.box().top()).isEqualTo(0.25f);
    assertThat(frameOf(after)).as("the same analyzer").isEqualTo(2);
    assertThat(recorder.results())
        .extracting(frame -> frame.camera().settings())
        .containsExactly(Map.of(), Map.of("top", "0.25"));
    assertThat(stream.camera().settings()).isEqualTo(Map.of("top", "0.25"));
    assertThat(analyze(other, others).result().detections().get(0).box().top())
        .as("another stream")
        .isZero();
    assertThat(stream.counters().analyzerRestarts()).isZero();
  }

  @Test
  void changeOnWhichTheHostFailsIsAnsweredAndTheNextOneWorks() throws Exception {
    NoMemoryIn change = new NoMemoryIn("AnalysisLoop", "answer", 1);
    fixture.whenClockIsRead(change);
    assertThatThrownBy(() -> stream.changeSettings(Map.of("top", "0.25")))
        .isInstanceOf(IllegalStateException.class)
        .hasRootCauseInstanceOf(OutOfMemoryError.class);
    assertThat(stream.camera().settings()).isEmpty();
    assertThat(analyze().box().top()).isZero();
    stream.changeSettings(Map.of("top", "0.5"));
    assertThat(analyze().box().top()).isEqualTo(0.5f);
  }

  @Test
  void changedSettingsOfAStreamSurviveARestartASwapAndARollback() throws Exception {
    stream.changeSettings(Map.of("top", "0.25"));
    fixture.analyze(stream, Command.FAIL);
    fixture.pass(Duration.ofSeconds(1));
    Detection restarted = analyze();
    assertThat(restarted.box().top()).isEqualTo(0.25f);
    assertThat(frameOf(restarted)).isEqualTo(1);
    engine.swap(fixture.settings("level", "0.1"), SwapPolicy.defaults());
    assertThat(analyze().box().top()).isEqualTo(0.25f);
    stream.changeSettings(Map.of("top", "0.5"));
    engine.rollback();
    assertThat(analyze().box().top()).isEqualTo(0.5f);
  }

  @Test
  void settingOpenedUnderItsFormerKeyIsChangedUnderThePresentOneAndSurvivesASwap()
      throws Exception {
    Recorder results = new Recorder();
    Camera camera = new Camera("yard", "yard", 0, Map.of("upperEdge", "0.125"));
    Stream former = fixture.host().openStream(camera, engine, results);
    assertThat(analyze(former, results).result().detections().get(0).box().top()).isEqualTo(0.125f);
    former.changeSettings(Map.of("top", "0.25"));
    engine.swap(fixture.settings(), SwapPolicy.defaults());
    assertThat(former.camera().settings()).isEqualTo(Map.of("top", "0.25"));
    former.changeSettings(Map.of("upperEdge", "0.5"));
    engine.swap(fixture.settings(), SwapPolicy.defaults());
    assertThat(analyze(former, results).result().detections().get(0).box().top()).isEqualTo(0.5f);
    former.changeSettings(Map.of(), Set.of("upperEdge"));
    assertThat(former.camera().settings()).isEmpty();
  }

  @Test
  void changedSettingsOfAnEngineHoldForLaterAnalyzersUntilASwapAndReturnWithARollback()
      throws Exception {
    engine.changeSettings(Map.of("level", "0.75"));
    Recorder later = new Recorder();
    Stream other = fixture.open("yard", later);
    assertThat(analyze(other, later).result().detections().get(0).confidence()).isEqualTo(0.75f);
    SwapReport swap = engine.swap(fixture.settings(), SwapPolicy.defaults());
    assertThat(swap.to().settingsRevision()).isZero();
    assertThat(analyze().confidence()).isEqualTo(0.5f);
    assertThat(engine.rollback().to().settingsRevision()).isEqualTo(1);
    assertThat(analyze().confidence()).isEqualTo(0.75f);
  }

  @ParameterizedTest
  @CsvSource({
    "levle, 0.5, NUN-2001, level",
    "level, 2, NUN-2002, level",
    "start, slow, NUN-2005, start",
    "level, 0.99, TEST-0008, level",
    "level, 0.98, NUN-4501, level"
  })
  void engineRefusesWhatCannotBeChangedAndNothingChanges(
      String key, String value, String code, String named) throws Exception {
    HostException refused =
        catchThrowableOfType(HostException.class, () -> engine.changeSettings(Map.of(key, value)));
    assertThat(codeOf(refused)).isEqualTo(code);
    if (code.startsWith("NUN-2")) {
      assertThat(refused).hasMessageContaining(named);
    }
    if (code.equals("NUN-2005")) {
      assertThat(refused.problems().get(0).fix()).contains("swap");
    }
    assertThat(analyze().confidence()).isEqualTo(0.5f);
    assertThat(engine.generation().settingsRevision()).isZero();
  }

  @Test
  void engineThatFailsToChangeIsAFindingOfTheHost() {
    assertThatThrownBy(() -> engine.changeSettings(Map.of("level", "0.98")))
        .isInstanceOf(HostException.class);
    assertThat(fixture.host().report().problems())
        .extracting(Problem::code)
        .containsExactly("NUN-4544");
  }

  @Test
  void sameValueOfASettingThatIsNotLiveIsNoChange() throws Exception {
    engine.changeSettings(Map.of("start", "ok", "level", "0.25"));
    assertThat(analyze().confidence()).isEqualTo(0.25f);
  }

  @ParameterizedTest
  @CsvSource({"topp, 0.5, NUN-2001", "opens, false, NUN-2005", "top, 0.89, TEST-0009"})
  void streamRefusesWhatCannotBeChangedAndNothingChanges(String key, String value, String code)
      throws Exception {
    analyze();
    assertThat(codeOf(refusalOfStream(key, value))).isEqualTo(code);
    Detection after = analyze();
    assertThat(after.box().top()).isZero();
    assertThat(frameOf(after)).isEqualTo(2);
    assertThat(stream.camera().settings()).isEmpty();
  }

  @Test
  void analyzerThatFailsToChangeIsReplacedByOneWithTheOldSettings() throws Exception {
    analyze();
    assertThat(codeOf(refusalOfStream("top", "0.88"))).isEqualTo("NUN-4501");
    Await.until(() -> !recorder.problems().isEmpty()); // the listener is told after the caller
    assertThat(recorder.problems()).extracting(Problem::code).containsExactly("NUN-4501");
    assertThat(stream.health().state()).isEqualTo(StreamHealth.State.RESTARTING);
    fixture.pass(Duration.ofSeconds(1));
    Detection after = analyze();
    assertThat(after.box().top()).isZero();
    assertThat(frameOf(after)).isEqualTo(1);
  }

  @Test
  void analyzerThatHangsInAChangeIsGivenUpAndItsStreamGoesOn() throws Exception {
    CompletableFuture<HostException> refusal =
        CompletableFuture.supplyAsync(
            () -> refusalOfStream("top", "0.87"), task -> new Thread(task).start());
    while (fixture.host().report().stuckCalls().isEmpty()) {
      if (fixture.gate().inside() > 0) {
        fixture.pass(Duration.ofSeconds(1));
      }
    }
    assertThat(codeOf(refusal.join())).isEqualTo("NUN-4507");
    assertThat(refusal.join()).hasMessageContaining("changeSettings");
    fixture.pass(Duration.ofSeconds(1));
    assertThat(frameOf(analyze())).isEqualTo(1);
  }

  @Test
  void streamInQuarantineTakesThemForItsNextAnalyzer() throws Exception {
    while (stream.health().state() != StreamHealth.State.QUARANTINED) {
      fixture.analyze(stream, Command.FAIL);
      fixture.pass(Duration.ofSeconds(2));
    }
    stream.changeSettings(Map.of("top", "0.25"));
    stream.releaseFromQuarantine();
    assertThat(analyze().box().top()).isEqualTo(0.25f);
  }

  @Test
  void closedStreamAndOwnListenerAreRefused() throws Exception {
    CompletableFuture<HostException> refused = new CompletableFuture<>();
    CompletableFuture<Stream> self = new CompletableFuture<>();
    Stream own =
        fixture.open(
            "yard",
            frame ->
                refused.complete(
                    catchThrowableOfType(
                        HostException.class,
                        () -> self.join().changeSettings(Map.of("top", "0.5")))));
    self.complete(own);
    fixture.analyze(own, Command.DETECT);
    assertThat(codeOf(refused.join())).isEqualTo("NUN-4542");
    stream.close();
    assertThat(codeOf(refusalOfStream("top", "0.5"))).isEqualTo("NUN-4542");
    engine.close();
    assertThat(
            codeOf(
                catchThrowableOfType(
                    HostException.class, () -> engine.changeSettings(Map.of("level", "0.1")))))
        .isEqualTo("NUN-4503");
  }

  @Test
  void changesBesideSwapsLoseNothing() throws Exception {
    CompletableFuture<Void> swaps =
        CompletableFuture.runAsync(
            () -> {
              try {
                for (int i = 0; i < 30; i++) {
                  engine.swap(fixture.settings(), SwapPolicy.defaults());
                }
              } catch (HostException refused) {
                throw new IllegalStateException(refused);
              }
            },
            task -> new Thread(task).start());
    Map<String, String> expected = new HashMap<>();
    for (int i = 0; !swaps.isDone(); i++) {
      String top = i % 2 == 0 ? "0.25" : "0.5";
      stream.changeSettings(Map.of("top", top));
      expected.put("top", top);
      assertThat(analyze().box().top()).isEqualTo(Float.parseFloat(top));
    }
    swaps.join();
    assertThat(stream.camera().settings()).isEqualTo(expected);
    assertThat(recorder.dropped()).isEmpty();
  }

  @Test
  void changeIsRefusedWhenItsStreamClosesAndNotAfterADeadline() throws Exception {
    fixture.offer(stream, Command.HANG);
    fixture.gate().awaitArrival();
    CompletableFuture<HostException> refusal = new CompletableFuture<>();
    Thread changing = new Thread(() -> refusal.complete(refusalOfStream("top", "0.5")));
    changing.start();
    Await.until(() -> changing.getState() == Thread.State.TIMED_WAITING);
    Thread closing = new Thread(stream::close);
    closing.start();
    Await.until(() -> closing.getState() == Thread.State.TIMED_WAITING);
    fixture.openGate();
    assertThat(codeOf(refusal.join())).isEqualTo("NUN-4542");
    closing.join();
  }

  @Test
  void changesThatWaitForEachOtherAreAllRefusedAtOnceWhenTheirHostCloses() throws Exception {
    fixture.offer(stream, Command.HANG);
    fixture.gate().awaitArrival();
    List<CompletableFuture<HostException>> refusals = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      CompletableFuture<HostException> refusal = new CompletableFuture<>();
      refusals.add(refusal);
      Thread changing = new Thread(() -> refusal.complete(refusalOfStream("top", "0.5")));
      changing.start();
      Await.until(
          () ->
              changing.getState() == Thread.State.WAITING
                  || changing.getState() == Thread.State.TIMED_WAITING);
    }
    Thread closing = new Thread(fixture.host()::close);
    closing.start();
    Await.until(() -> closing.getState() == Thread.State.TIMED_WAITING);
    fixture.openGate();
    for (CompletableFuture<HostException> refusal : refusals) {
      assertThat(codeOf(refusal.join())).isEqualTo("NUN-4542");
    }
    closing.join();
  }
}
