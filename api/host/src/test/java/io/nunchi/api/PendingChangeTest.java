package io.nunchi.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.nunchi.api.ChangeProgress.Step;
import io.nunchi.api.frame.EngineGeneration;
import io.nunchi.api.shadow.PromotionPolicy;
import io.nunchi.api.shadow.PromotionRule;
import io.nunchi.api.shadow.ShadowFigure;
import io.nunchi.api.testing.Await;
import io.nunchi.api.testing.EngineFixture;
import io.nunchi.api.testing.Recorder;
import io.nunchi.api.testplugin.Command;
import io.nunchi.api.testplugin.ObedientPlugin;
import io.nunchi.spi.failure.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Starts and swaps that go on by themselves. */
@Timeout(120)
class PendingChangeTest {

  private static final SwapPolicy POLICY = SwapPolicy.defaults();

  @TempDir Path folder;
  private final Recorder recorder = new Recorder();
  private EngineFixture fixture;
  private Engine engine;

  @BeforeEach
  void startEngine() throws Exception {
    fixture = EngineFixture.scripted(folder, 2);
    engine = fixture.engine();
  }

  @AfterEach
  void nothingIsLeft() throws Exception {
    fixture.close();
    Await.until(
        () ->
            Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().equals("nunchi-change")));
  }

  private PendingChange<Engine> start(String how) {
    return fixture.host().startEngineAsync(ObedientPlugin.ID, fixture.settings("start", how));
  }

  private PendingChange<SwapReport> swap(String how) {
    return engine.swapAsync(ObedientPlugin.ID, fixture.settings("start", how), POLICY);
  }

  private static <T> T resultOf(PendingChange<T> change) {
    return change.result().toCompletableFuture().join();
  }

  private static String codeOf(PendingChange<?> change) {
    CompletionException failed =
        catchThrowableOfType(CompletionException.class, () -> resultOf(change));
    return failed.getCause() instanceof HostException refused
        ? refused.problems().get(0).code()
        : "no typed failure: " + failed;
  }

  private static List<String> stepsOf(PendingChange<?> change) {
    List<String> steps = new CopyOnWriteArrayList<>();
    change.onProgress(progress -> steps.add(progress.toString()));
    return steps;
  }

  @Test
  void startedEngineIsTheResultAndTheListenerHearsOfIt() throws Exception {
    CompletableFuture<Engine> heard = new CompletableFuture<>();
    fixture
        .host()
        .addListener(
            new HostListener() {
              @Override
              public void onEngineStarted(Engine started) {
                heard.complete(started);
              }
            });
    PendingChange<Engine> change = start("wait");
    List<String> steps = stepsOf(change);
    fixture.gate().awaitArrival();
    assertThat(change.progress()).isEqualTo(ChangeProgress.of(Step.STARTING));
    fixture.openGate();
    Engine started = resultOf(change);
    assertThat(heard.join()).isSameAs(started);
    assertThat(change.cancel()).as("after the end").isFalse();
    Await.until(() -> steps.contains("DONE"));
    assertThat(steps).containsSubsequence("STARTING", "DONE").doesNotHaveDuplicates();
  }

  @Test
  void cancelledStartLeavesNoEngine() throws Exception {
    PendingChange<Engine> change = start("wait");
    fixture.gate().awaitArrival();
    assertThat(change.cancel()).isTrue();
    assertThat(codeOf(change)).isEqualTo("NUN-4570");
    assertThat(change.progress().step()).isEqualTo(Step.CANCELLED);
    assertThat(fixture.host().metrics().engines()).hasSize(1);
    assertThat(engine.status().reason()).startsWith("1 engines");
  }

  @Test
  void startThatIgnoresTheCancellationIsClosedWhenItReturns() throws Exception {
    PendingChange<Engine> change = start("slow");
    fixture.gate().awaitArrival();
    assertThat(change.cancel()).isTrue();
    assertThat(change.cancel()).as("again").isTrue();
    fixture.openGate();
    assertThat(codeOf(change)).isEqualTo("NUN-4570");
    assertThat(engine.status().reason()).startsWith("1 engines");
  }

  @Test
  void refusalIsTheResult() {
    PendingChange<Engine> failed = start("fail");
    assertThat(codeOf(failed)).isEqualTo("TEST-0001");
    assertThat(failed.progress().step()).isEqualTo(Step.FAILED);
    assertThat(codeOf(fixture.host().startEngineAsync("test.nobody", Map.of())))
        .isEqualTo("NUN-1010");
    assertThat(codeOf(swap("nan"))).isEqualTo("NUN-4513");
  }

  @Test
  void swapTellsHowManyStreamsHaveMovedAndCannotBeCancelledThen() throws Exception {
    Stream idle = fixture.open("yard", new Recorder());
    Stream busy = fixture.open("gate", recorder);
    fixture.offer(busy, Command.WAIT_FOR_GATE);
    fixture.gate().awaitArrival();
    PendingChange<SwapReport> change = swap("ok");
    List<String> steps = stepsOf(change);
    Await.until(() -> change.progress().equals(ChangeProgress.moving(1, 2)));
    assertThat(change.cancel()).isFalse();
    fixture.openGate();
    SwapReport report = resultOf(change);
    assertThat(report.streams()).isEqualTo(2);
    assertThat(engine.generation()).isEqualTo(report.to());
    Await.until(() -> steps.contains("DONE"));
    assertThat(steps)
        .endsWith(
            "MOVING 0 of 2 streams", "MOVING 1 of 2 streams", "MOVING 2 of 2 streams", "DONE");
    fixture.analyze(idle, Command.DETECT);
    fixture.analyze(busy, Command.DETECT);
    recorder.assertEveryFrameIsAccountedFor(busy.counters());
  }

  @Test
  void cancelledSwapChangesNothingAndAnotherOneIsPossible() throws Exception {
    Stream stream = fixture.open("gate", recorder);
    EngineGeneration before = engine.generation();
    PendingChange<SwapReport> change = swap("wait");
    fixture.gate().awaitArrival();
    assertThat(codeOf(swap("ok"))).as("one change at a time").isEqualTo("NUN-4516");
    assertThat(change.cancel()).isTrue();
    assertThat(codeOf(change)).isEqualTo("NUN-4570");
    assertThat(engine.generation()).isEqualTo(before);
    fixture.analyze(stream, Command.DETECT);
    assertThat(recorder.results().get(0).generation()).isEqualTo(before);
    assertThat(engine.status().reason()).isEqualTo("1 engines, 1 analyzers");
    resultOf(swap("ok"));
  }

  @Test
  void listenerOfAStreamMaySwapItsOwnEngine() throws Exception {
    CompletableFuture<PendingChange<SwapReport>> begun = new CompletableFuture<>();
    Stream stream = fixture.open("gate", frame -> begun.complete(swap("ok")));
    fixture.analyze(stream, Command.DETECT);
    assertThat(resultOf(begun.join()).to()).isEqualTo(engine.generation());
  }

  @Test
  void promotionWithoutAShadowIsRefusedByTheResult() {
    PendingChange<SwapReport> change =
        engine.promoteAsync(
            PromotionPolicy.of(PromotionRule.atMost(ShadowFigure.FAILURES, 0)), POLICY);
    assertThat(codeOf(change)).isEqualTo("NUN-4551");
  }

  @Test
  void closedEngineEndsItsPendingSwap() throws Exception {
    PendingChange<SwapReport> change = swap("wait");
    fixture.gate().awaitArrival();
    engine.close();
    assertThat(change.result().toCompletableFuture()).isCompletedExceptionally();
    assertThat(codeOf(change)).isEqualTo("NUN-4503");
    assertThat(change.progress().step()).isEqualTo(Step.CANCELLED);
    assertThat(codeOf(swap("ok"))).isEqualTo("NUN-4503");
  }

  @Test
  void closedHostEndsItsPendingStart() throws Exception {
    PendingChange<Engine> change = start("wait");
    fixture.gate().awaitArrival();
    fixture.host().close();
    assertThat(change.result().toCompletableFuture()).isCompletedExceptionally();
    assertThat(codeOf(change)).isEqualTo("NUN-4502");
    assertThat(codeOf(start("ok"))).isEqualTo("NUN-4502");
  }

  @Test
  void consumerThatThrowsIsCountedAndBreaksNothing() {
    PendingChange<SwapReport> change = swap("ok");
    change.onProgress(
        progress -> {
          throw new IllegalStateException("the consumer's mistake");
        });
    List<String> steps = stepsOf(change);
    resultOf(change);
    Await.until(() -> steps.contains("DONE"));
    Await.until(() -> fixture.host().report().problemCounts().containsKey("NUN-4571"));
    assertThat(fixture.host().report().problems())
        .filteredOn(problem -> problem.code().equals("NUN-4571"))
        .first()
        .extracting(Problem::found)
        .asString()
        .contains("the consumer's mistake");
  }
}
