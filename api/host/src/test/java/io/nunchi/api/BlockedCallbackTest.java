package io.nunchi.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.nunchi.api.frame.AnalyzedFrame;
import io.nunchi.api.frame.DropReason;
import io.nunchi.api.frame.DroppedFrame;
import io.nunchi.api.metrics.StreamHealth;
import io.nunchi.api.testing.EngineFixture;
import io.nunchi.api.testing.Recorder;
import io.nunchi.api.testplugin.Command;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Listeners of streams that block; time passes only where a test says so. */
@Timeout(60)
class BlockedCallbackTest {

  @TempDir Path folder;
  private EngineFixture fixture;

  @BeforeEach
  void startEngine() throws Exception {
    fixture = EngineFixture.scripted(folder, 1);
  }

  @AfterEach
  void nothingIsLeft() {
    fixture.close();
  }

  /** Meanwhile nothing but the listeners runs. */
  private void passUntilAWorkerIsFree(int blocked) {
    while (fixture.host().report().workers() <= blocked) {
      fixture.pass(Duration.ofMillis(100));
    }
  }

  @Test
  void listenersThatBlockCostTheirOwnCamerasOnlyAndAreNamed() throws Exception {
    List<Stream> blocked = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      passUntilAWorkerIsFree(i);
      Stream stream = fixture.open("blocked " + i, frame -> fixture.gate().passUninterruptibly());
      blocked.add(stream);
      fixture.offer(stream, Command.DETECT);
      fixture.gate().awaitArrival();
    }
    passUntilAWorkerIsFree(6);
    Recorder recorder = new Recorder();
    Stream other = fixture.open("other", recorder);
    fixture.analyze(other, Command.DETECT);
    assertThat(recorder.results()).hasSize(1);

    fixture.pass(SupervisionPolicy.defaults().listenerDeadline());
    fixture.pass(Duration.ofMillis(50));
    for (Stream stream : blocked) {
      assertThat(stream.health().state()).isEqualTo(StreamHealth.State.DEGRADED);
      assertThat(stream.health().why()).contains("listener");
    }
    assertThat(fixture.host().report().problemCounts()).containsEntry("NUN-4519", 6L);
    assertThat(fixture.host().report().blockedCallbacks()).hasSize(6);
    assertThat(other.health().state()).isEqualTo(StreamHealth.State.HEALTHY);

    fixture.openGate();
    for (Stream stream : blocked) {
      fixture.awaitIdle(stream);
      fixture.analyze(stream, Command.DETECT);
      assertThat(stream.health().state()).isEqualTo(StreamHealth.State.HEALTHY);
    }
  }

  @Test
  void quarantineIsShownAlthoughTheListenerBlocks() throws Exception {
    Stream stream =
        fixture.open(
            "gate",
            new StreamListener() {
              @Override
              public void onResult(AnalyzedFrame frame) {
                throw new AssertionError("no frame is analyzed: " + frame);
              }

              @Override
              public void onDropped(DroppedFrame frame) {
                if (frame.reason() == DropReason.QUARANTINED) {
                  fixture.gate().passUninterruptibly();
                }
              }
            });
    while (stream.health().state() != StreamHealth.State.QUARANTINED) {
      fixture.analyze(stream, Command.FAIL);
      fixture.pass(Duration.ofSeconds(2)); // until the analyzer is replaced
    }
    fixture.offer(stream, Command.DETECT);
    fixture.gate().awaitArrival();
    fixture.pass(SupervisionPolicy.defaults().listenerDeadline());
    fixture.pass(Duration.ofMillis(50));
    assertThat(fixture.host().report().problemCounts()).containsEntry("NUN-4519", 1L);
    assertThat(stream.health().state()).isEqualTo(StreamHealth.State.QUARANTINED);
  }

  @Test
  void engineCannotBeChangedByAListenerOfItsOwnStreams() throws Exception {
    AtomicReference<@Nullable HostException> refusal = new AtomicReference<>();
    Stream stream =
        fixture.open(
            "gate",
            frame ->
                refusal.set(
                    catchThrowableOfType(
                        HostException.class,
                        () -> fixture.engine().swap(Map.of(), SwapPolicy.defaults()))));
    fixture.analyze(stream, Command.DETECT);
    assertThat(refusal.get())
        .isNotNull()
        .satisfies(e -> assertThat(e.problems().get(0).code()).isEqualTo("NUN-4521"));
  }
}
