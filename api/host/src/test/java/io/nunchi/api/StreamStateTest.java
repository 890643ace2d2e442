package io.nunchi.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.nunchi.api.frame.Camera;
import io.nunchi.api.metrics.StreamHealth;
import io.nunchi.api.testing.Await;
import io.nunchi.api.testing.EngineFixture;
import io.nunchi.api.testing.Recorder;
import io.nunchi.api.testplugin.Command;
import io.nunchi.api.testplugin.ObedientPlugin;
import io.nunchi.api.testplugin.compared.ComparedPlugin;
import io.nunchi.spi.SavedState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The state of an analyzer is the number of its frames, which each of its boxes tells. */
@Timeout(60)
class StreamStateTest {

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

  /** Analyzes a frame; its number by the analyzer's count. */
  private int analyze(Stream of) throws InterruptedException {
    int before = recorder.results().size();
    fixture.analyze(of, Command.DETECT);
    assertThat(recorder.results()).hasSize(before + 1);
    float left = recorder.results().get(before).result().detections().get(0).box().left();
    return Math.round(left * 1000);
  }

  private void fail() throws InterruptedException {
    fixture.analyze(stream, Command.FAIL);
    fixture.pass(Duration.ofSeconds(10));
  }

  private Stream open(String id, Engine on, SavedState state) throws HostException {
    return fixture
        .host()
        .openStream(Camera.named(id), on, StreamOptions.defaults().withSavedState(state), recorder);
  }

  private HostException refusal(Stream of) {
    return catchThrowableOfType(HostException.class, of::saveState);
  }

  private static String codeOf(HostException refused) {
    return refused.problems().get(0).code();
  }

  @Test
  void anotherStreamGoesOnFromTheState() throws Exception {
    analyze(stream);
    analyze(stream);
    SavedState state = stream.saveState().orElseThrow();
    assertThat(analyze(stream)).as("saving changes nothing").isEqualTo(3);
    assertThat(analyze(open("resumed", engine, state))).isEqualTo(3);
  }

  @Test
  void stateThatAnAnalyzerCannotReadIsAProblemOfTheOpening() {
    SavedState tooShort = SavedState.of("test.scripted.frames", 1, new byte[1]);
    HostException refused =
        catchThrowableOfType(HostException.class, () -> open("resumed", engine, tooShort));
    assertThat(codeOf(refused)).isEqualTo("NUN-4501");
    assertThat(engine.status().reason()).isEqualTo("1 engines, 1 analyzers");
  }

  @Test
  void successorGoesOnFromTheLastSavedState() throws Exception {
    analyze(stream);
    assertThat(stream.saveState()).isPresent();
    analyze(stream);
    SavedState last = stream.saveState().orElseThrow();
    analyze(stream);
    fail();
    assertThat(stream.saveState()).as("while there is no analyzer").contains(last);
    assertThat(analyze(stream)).isEqualTo(3);
    assertThat(stream.counters().analyzerRestarts()).isEqualTo(1);
  }

  @Test
  void successorStartsAfreshWithoutASavedState() throws Exception {
    analyze(stream);
    fail();
    assertThat(stream.saveState()).isEmpty();
    assertThat(analyze(stream)).isEqualTo(1);
  }

  @Test
  void stateIsForgottenIfItsAnalyzerFailsAtOnce() throws Exception {
    analyze(stream);
    assertThat(stream.saveState()).isPresent();
    fail();
    fail();
    assertThat(analyze(stream)).isEqualTo(1);
    assertThat(toldOfAForgottenState()).isEqualTo(1);
  }

  @Test
  void stateIsForgottenIfTheSecondAnalyzerFailsAfterItsFirstResult() throws Exception {
    analyze(stream);
    assertThat(stream.saveState()).isPresent();
    fail();
    assertThat(analyze(stream)).isEqualTo(2);
    fail();
    assertThat(analyze(stream)).as("one failure may have other reasons").isEqualTo(2);
    fail();
    assertThat(analyze(stream)).isEqualTo(1);
    assertThat(toldOfAForgottenState()).isEqualTo(1);
  }

  private long toldOfAForgottenState() {
    return fixture.host().report().problems().stream()
        .filter(problem -> problem.code().equals("NUN-4584"))
        .count();
  }

  @Test
  void engineOfTheSamePluginGoesOnFromTheStateAndAnotherPluginNeverSeesIt() throws Exception {
    analyze(stream);
    assertThat(stream.saveState()).isPresent();
    engine.swap(fixture.settings(), SwapPolicy.defaults());
    assertThat(analyze(stream)).isEqualTo(2);
    Engine other = fixture.host().startEngine(ObedientPlugin.ID, fixture.settings());
    stream.moveTo(other);
    assertThat(analyze(stream)).isEqualTo(2);
    fixture.loadCompared();
    Map<String, String> settings = fixture.settings("find", "person 0.9 0 0 0.2 0.2");
    other.swap(ComparedPlugin.ID, settings, SwapPolicy.defaults());
    fixture.analyze(stream, Command.DETECT);
    assertThat(stream.saveState()).as("it declares no state").isEmpty();
    other.rollback();
    assertThat(analyze(stream)).isEqualTo(2);
  }

  @Test
  void analyzerThatFailsToSaveIsReplaced() throws Exception {
    fixture.analyze(stream, Command.FAIL_TO_SAVE);
    assertThat(codeOf(refusal(stream))).isEqualTo("NUN-4501");
    Await.until(() -> !recorder.problems().isEmpty()); // the listener is told after the caller
    assertThat(stream.health().state()).isEqualTo(StreamHealth.State.RESTARTING);
    fixture.pass(Duration.ofSeconds(10));
    assertThat(analyze(stream)).isEqualTo(1);
  }

  @Test
  void analyzerThatHangsWhenItSavesIsGivenUpAndItsStreamGoesOn() throws Exception {
    fixture.analyze(stream, Command.HANG_WHEN_SAVED);
    CompletableFuture<HostException> refused =
        CompletableFuture.supplyAsync(() -> refusal(stream), task -> new Thread(task).start());
    while (fixture.host().report().stuckCalls().isEmpty()) {
      if (fixture.gate().inside() > 0) {
        fixture.pass(Duration.ofSeconds(1));
      }
    }
    assertThat(codeOf(refused.join())).isEqualTo("NUN-4507");
    assertThat(refused.join()).hasMessageContaining("saveState");
    fixture.pass(Duration.ofSeconds(10));
    assertThat(analyze(stream)).isEqualTo(1);
  }

  @Test
  void closedStreamAndOwnListenerAreRefused() throws Exception {
    CompletableFuture<HostException> refused = new CompletableFuture<>();
    CompletableFuture<Stream> self = new CompletableFuture<>();
    Stream own = fixture.open("yard", frame -> refused.complete(refusal(self.join())));
    self.complete(own);
    fixture.analyze(own, Command.DETECT);
    assertThat(codeOf(refused.join())).isEqualTo("NUN-4581");
    stream.close();
    assertThat(codeOf(refusal(stream))).isEqualTo("NUN-4581");
  }
}
