package io.nunchi.api.shadow;

import static io.nunchi.api.shadow.PromotionRule.atLeast;
import static io.nunchi.api.shadow.PromotionRule.atMost;
import static io.nunchi.api.shadow.ShadowTestHost.EVERY_FRAME;
import static io.nunchi.api.shadow.ShadowTestHost.LIVE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.nunchi.api.Engine;
import io.nunchi.api.HostException;
import io.nunchi.api.Stream;
import io.nunchi.api.SwapPolicy;
import io.nunchi.api.SwapReport;
import io.nunchi.api.frame.EngineGeneration;
import io.nunchi.api.frame.FrameBuffer;
import io.nunchi.api.testing.Await;
import io.nunchi.api.testing.EngineFixture;
import io.nunchi.api.testing.Recorder;
import io.nunchi.api.testplugin.Command;
import io.nunchi.spi.frame.PixelFormat;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class PromotionTest {

  private static final String ONE_PERSON = "person 0.9 0 0 0.2 0.2";
  private static final PromotionPolicy HALF_APART =
      PromotionPolicy.of(
          atLeast(ShadowFigure.COMPARED_FRAMES, 3),
          atMost(ShadowFigure.DISAGREEMENT, 0.5),
          atMost(ShadowFigure.FAILURES, 0));

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

  private HostException refusal(PromotionPolicy policy) {
    return catchThrowableOfType(
        HostException.class, () -> engine.promote(policy, SwapPolicy.defaults()));
  }

  @Test
  void warmCandidateGoesLiveBetweenTwoFramesAndCanBeTakenBack() throws Exception {
    Stream stream = host.open("gate", recorder);
    EngineGeneration before = engine.generation();
    Shadow shadow = host.shadow(ONE_PERSON, "ok", EVERY_FRAME);
    for (int i = 0; i < 3; i++) {
      host.analyze(stream, shadow);
    }
    assertThat(shadow.judge(HALF_APART).passed()).isTrue();
    SwapReport report = engine.promote(HALF_APART, SwapPolicy.defaults());
    host.analyze(stream);
    assertThat(report.from()).isEqualTo(before);
    assertThat(report.streams()).isEqualTo(1);
    assertThat(engine.generation()).isEqualTo(report.to());
    assertThat(report.to().number()).isGreaterThan(shadow.report().candidate().number());
    assertThat(recorder.results().get(3).generation()).isEqualTo(report.to());
    assertThat(recorder.results().get(3).result().detections()).hasSize(1);
    assertThat(engine.status().actualProvider())
        .as("the engine that was the candidate, its probe, and the live frame")
        .isEqualTo("[1, 2, 3, 1, 4]");
    assertThat(engine.status().reason())
        .as("no third engine, and no analyzer of the shadow")
        .isEqualTo("2 engines, 1 analyzers");
    assertThat(shadow.report().state()).isEqualTo(ShadowReport.State.PROMOTED);
    assertThat(shadow.report().frames().compared()).isEqualTo(3);
    shadow.close();
    host.analyze(stream);
    engine.rollback();
    host.analyze(stream);
    assertThat(recorder.results().get(5).result().detections()).hasSize(2);
    assertThat(refusal(HALF_APART).problems().get(0).code()).isEqualTo("NUN-4551");
  }

  @Test
  void promotionGoesOnByItselfAndIsTheResult() throws Exception {
    Stream stream = host.open("gate", recorder);
    Shadow shadow = host.shadow(ONE_PERSON, "ok", EVERY_FRAME);
    for (int i = 0; i < 3; i++) {
      host.analyze(stream, shadow);
    }
    SwapReport report =
        engine
            .promoteAsync(HALF_APART, SwapPolicy.defaults())
            .result()
            .toCompletableFuture()
            .join();
    assertThat(engine.generation()).isEqualTo(report.to());
    assertThat(shadow.report().state()).isEqualTo(ShadowReport.State.PROMOTED);
  }

  @Test
  void candidateThatAFigureSpeaksAgainstIsRefusedWithTheFigure() throws Exception {
    Stream stream = host.open("gate", recorder);
    Shadow shadow = host.shadow("", "ok", EVERY_FRAME);
    host.analyze(stream, shadow);
    EngineGeneration before = engine.generation();
    HostException refused = refusal(HALF_APART);
    assertThat(refused.problems())
        .extracting(problem -> problem.code() + " " + problem.expected() + ": " + problem.found())
        .containsExactly(
            "NUN-4552 comparedFrames is at least 3: 1 in 1 frames",
            "NUN-4552 disagreement is at most 0.5: 1 in 1 frames");
    assertThat(engine.generation()).isEqualTo(before);
    host.analyze(stream, shadow);
    assertThat(shadow.report().state()).isEqualTo(ShadowReport.State.RUNNING);
    assertThat(shadow.report().frames().compared()).as("the shadow goes on").isEqualTo(2);
  }

  @Test
  void candidateThatWasNotTriedIsRefused() throws Exception {
    host.open("gate", recorder);
    host.shadow(LIVE, "ok", EVERY_FRAME);
    assertThat(
            refusal(PromotionPolicy.of(atMost(ShadowFigure.FAILURES, 5))).problems().get(0).found())
        .contains("nothing to compare");
  }

  @Test
  void promotionThatFailsAfterTheGateChangesNothing() throws Exception {
    Stream stream = host.open("gate", recorder);
    Shadow shadow = host.shadow(LIVE, "reject", EVERY_FRAME);
    shadow.close();
    Shadow good = host.shadow(LIVE, "ok", EVERY_FRAME);
    for (int i = 0; i < 3; i++) {
      host.analyze(stream, good);
    }
    FrameBuffer tooStrange = host.fixture.pictures().of(Command.DETECT, PixelFormat.NV12);
    stream.offer(tooStrange); // from now on, the stream's pictures fit neither engine
    HostException refused = refusal(HALF_APART);
    assertThat(refused.problems().get(0).code()).isEqualTo("NUN-3005");
    host.analyze(stream, good);
    assertThat(good.report().state()).isEqualTo(ShadowReport.State.RUNNING);
    assertThat(good.report().frames().compared()).isEqualTo(4);
    engine.promote(HALF_APART, SwapPolicy.defaults());
    assertThat(engine.status().reason()).isEqualTo("2 engines, 1 analyzers");
  }

  @Test
  void promotionsUnderLoadLoseNoFrameAndLeaveNothingBehind() throws Exception {
    List<Recorder> recorders = new ArrayList<>();
    List<Stream> streams = new ArrayList<>();
    List<Thread> cameras = new ArrayList<>();
    AtomicBoolean ended = new AtomicBoolean();
    for (int i = 0; i < 3; i++) {
      Recorder own = new Recorder();
      Stream stream = host.open("camera " + i, own);
      recorders.add(own);
      streams.add(stream);
      Thread camera = new Thread(() -> offerUntil(ended, stream));
      cameras.add(camera);
      camera.start();
    }
    for (int i = 0; i < 30; i++) {
      Shadow shadow = host.shadow(LIVE, "ok", EVERY_FRAME.withSamplingRate(0.5));
      Await.until(() -> shadow.report().frames().compared() >= 3);
      if (i % 5 == 4) {
        shadow.close();
      } else {
        engine.promote(HALF_APART, SwapPolicy.defaults());
      }
    }
    ended.set(true);
    for (Thread camera : cameras) {
      camera.join();
    }
    assertThat(engine.status().reason()).isEqualTo("2 engines, 3 analyzers");
    for (int i = 0; i < 3; i++) {
      assertThat(streams.get(i).awaitIdle(EngineFixture.LONG)).isTrue();
      recorders.get(i).assertEveryFrameIsAccountedFor(streams.get(i).counters());
    }
  }

  private void offerUntil(AtomicBoolean ended, Stream stream) {
    try {
      while (!ended.get()) {
        stream.offer(host.fixture.pictures().of(Command.DETECT));
        stream.offer(host.fixture.pictures().of(Command.DETECT));
        stream.awaitIdle(EngineFixture.LONG);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
