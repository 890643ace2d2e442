package io.nunchi.api;

import static io.nunchi.api.shadow.PromotionRule.atLeast;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.nunchi.api.frame.Camera;
import io.nunchi.api.frame.EngineGeneration;
import io.nunchi.api.shadow.PromotionPolicy;
import io.nunchi.api.shadow.Shadow;
import io.nunchi.api.shadow.ShadowFigure;
import io.nunchi.api.shadow.ShadowPolicy;
import io.nunchi.api.testing.Await;
import io.nunchi.api.testing.EngineFixture;
import io.nunchi.api.testing.Recorder;
import io.nunchi.api.testplugin.Command;
import io.nunchi.api.testplugin.ObedientPlugin;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Engines that declare how many streams they serve; their plugin fails when it is asked for more.
 */
@Timeout(120)
class EngineLimitTest {

  private static final String NO_ROOM = "NUN-4580";

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
  }

  private Map<String, String> limit(int streams) {
    return fixture.settings("streams", Integer.toString(streams));
  }

  private Engine engineOf(int streams) throws HostException {
    return fixture.host().startEngine(ObedientPlugin.ID, limit(streams));
  }

  private Stream open(String id, Engine on) throws HostException {
    return fixture.host().openStream(Camera.named(id), on, recorder);
  }

  private void analyze(Stream... streams) throws InterruptedException {
    for (Stream stream : streams) {
      fixture.analyze(stream, Command.DETECT);
    }
  }

  /** A stream that waits for room is followed with one of its next results. */
  private void untilTwoAreCompared(Shadow shadow, Stream... streams) throws InterruptedException {
    while (shadow.report().frames().compared() < 2) {
      analyze(streams);
      assertThat(shadow.awaitIdle(EngineFixture.LONG)).isTrue();
    }
  }

  private static void assertRefused(ThrowingCallable call) {
    HostException refused = catchThrowableOfType(HostException.class, call);
    assertThat(refused.problems()).singleElement().extracting("code").isEqualTo(NO_ROOM);
  }

  @Test
  void streamBeyondTheLimitIsRefusedUntilAnotherOneIsClosed() throws Exception {
    Engine limited = engineOf(2);
    Stream first = open("a", limited);
    open("b", limited);
    assertRefused(() -> open("c", limited));
    first.close();
    analyze(open("c", limited));
    assertThat(recorder.results()).hasSize(1);
    assertRefused(() -> open("d", limited));
  }

  @Test
  void failedOpeningLeavesItsRoomToAnotherStream() throws Exception {
    Engine limited = engineOf(1);
    Camera closed = new Camera("a", "a", 0, Map.of("opens", "false"));
    HostException refused =
        catchThrowableOfType(
            HostException.class, () -> fixture.host().openStream(closed, limited, recorder));
    assertThat(refused.problems().get(0).code()).isEqualTo("TEST-0003");
    analyze(open("b", limited));
    assertThat(recorder.results()).hasSize(1);
  }

  @Test
  void brokenAnalyzerIsReplacedAtTheLimit() throws Exception {
    Stream stream = open("a", engineOf(1));
    fixture.analyze(stream, Command.FAIL);
    fixture.pass(Duration.ofMinutes(1));
    analyze(stream);
    assertThat(recorder.results()).hasSize(1);
    assertThat(stream.counters().analyzerRestarts()).isEqualTo(1);
  }

  @Test
  void swapToAnEngineForFewerStreamsChangesNothing() throws Exception {
    Stream a = open("a", engine);
    Stream b = open("b", engine);
    EngineGeneration before = engine.generation();
    assertRefused(() -> engine.swap(limit(1), SwapPolicy.defaults()));
    analyze(a, b);
    assertThat(recorder.results()).extracting("generation").containsOnly(before);
    assertThat(engine.status().reason()).isEqualTo("1 engines, 2 analyzers");
  }

  @Test
  void swapsAndRollbackWorkAtTheLimit() throws Exception {
    Stream a = open("a", engine);
    Stream b = open("b", engine);
    engine.swap(limit(2), SwapPolicy.defaults());
    engine.swap(limit(2), SwapPolicy.defaults());
    engine.rollback();
    analyze(a, b);
    assertThat(recorder.results()).hasSize(2);
    assertRefused(() -> open("c", engine));
  }

  @Test
  void streamStaysWhereItIsIfTheOtherEngineIsFull() throws Exception {
    Stream guest = open("guest", engine);
    Engine full = engineOf(1);
    Stream resident = open("resident", full);
    assertRefused(() -> guest.moveTo(full));
    analyze(guest);
    assertThat(recorder.results().get(0).generation()).isEqualTo(engine.generation());
    resident.close();
    guest.moveTo(full);
    analyze(guest);
    assertThat(recorder.results().get(1).generation()).isEqualTo(full.generation());
  }

  @Test
  void canaryTakesAsManyCamerasAsItsEngineServes() throws Exception {
    Stream a = open("a", engine);
    Stream b = open("b", engine);
    CanaryPolicy policy = CanaryPolicy.builder().streamIds(Set.of("b")).leastFrames(2).build();
    Canary canary = engine.canary(ObedientPlugin.ID, limit(2), policy);
    analyze(a, b, a, b);
    CompletableFuture<CanaryReport> result = canary.result().toCompletableFuture();
    Await.until(
        () -> {
          fixture.pass(Duration.ofMillis(50));
          return result.isDone();
        });
    assertThat(result.join().state())
        .as(result.join().why())
        .isEqualTo(CanaryReport.State.PROMOTED);
    recorder.results().clear();
    analyze(a, b);
    assertThat(recorder.results()).extracting("generation").containsOnly(engine.generation());
    assertThat(recorder.results().get(1).result().detections().get(0).box().left())
        .as("the third frame of the analyzer that the canary opened")
        .isEqualTo(3 / 1000f);
    assertRefused(() -> open("c", engine));
  }

  @Test
  void canaryForFewerCamerasThanThePolicyChoosesIsRefused() throws Exception {
    open("a", engine);
    open("b", engine);
    CanaryPolicy policy = CanaryPolicy.builder().streamIds(Set.of("a", "b")).build();
    assertRefused(() -> engine.canary(ObedientPlugin.ID, limit(1), policy));
    assertThat(engine.status().reason()).isEqualTo("1 engines, 2 analyzers");
  }

  @Test
  void shadowFollowsAsManyStreamsAsItsEngineServes() throws Exception {
    Stream a = open("a", engine);
    Stream b = open("b", engine);
    Shadow shadow =
        engine.shadow(ObedientPlugin.ID, limit(1), ShadowPolicy.defaults().withSamplingRate(1));
    analyze(a, b);
    assertThat(shadow.awaitIdle(EngineFixture.LONG)).isTrue();
    assertThat(shadow.report().frames().compared()).isEqualTo(1);
    assertThat(shadow.report().problems()).isEmpty();
    a.close();
    b.close();
    Stream c = open("c", engine);
    untilTwoAreCompared(shadow, c);
    engine.promote(
        PromotionPolicy.of(atLeast(ShadowFigure.COMPARED_FRAMES, 2)), SwapPolicy.defaults());
    recorder.results().clear();
    analyze(c);
    assertThat(recorder.results().get(0).generation()).isEqualTo(engine.generation());
  }

  @Test
  void shadowGoesOnAfterARefusedPromotion() throws Exception {
    Stream a = open("a", engine);
    Stream b = open("b", engine);
    Shadow shadow =
        engine.shadow(ObedientPlugin.ID, limit(1), ShadowPolicy.defaults().withSamplingRate(1));
    analyze(a, b);
    assertThat(shadow.awaitIdle(EngineFixture.LONG)).isTrue();
    PromotionPolicy gate = PromotionPolicy.of(atLeast(ShadowFigure.COMPARED_FRAMES, 1));
    assertRefused(() -> engine.promote(gate, SwapPolicy.defaults()));
    untilTwoAreCompared(shadow, a, b);
  }
}
