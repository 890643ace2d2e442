package io.nunchi.api.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.api.Canary;
import io.nunchi.api.CanaryPolicy;
import io.nunchi.api.CanaryReport;
import io.nunchi.api.HostException;
import io.nunchi.api.HostListener;
import io.nunchi.api.StreamOptions;
import io.nunchi.api.frame.Camera;
import io.nunchi.api.frame.FrameOrigin;
import io.nunchi.api.internal.analyzer.Generation;
import io.nunchi.api.internal.analyzer.StartedEngine;
import io.nunchi.api.internal.schedule.RunQueue;
import io.nunchi.api.internal.schedule.SpareTime;
import io.nunchi.api.internal.service.ChangeCourse;
import io.nunchi.api.internal.service.HostServices;
import io.nunchi.api.internal.service.PendingChanges;
import io.nunchi.api.internal.stream.CameraSettings;
import io.nunchi.api.internal.stream.LiveStream;
import io.nunchi.api.testing.Await;
import io.nunchi.api.testing.EngineFixture;
import io.nunchi.api.testplugin.Command;
import io.nunchi.api.testplugin.ObedientPlugin;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An error of the host itself, such as no memory, while a canary takes over. */
@Timeout(120)
class CanaryHostErrorTest {

  @TempDir Path folder;

  @Test
  void takeOverIsReportedAlthoughTheHostFailsAfterIt() throws Exception {
    try (EngineFixture fixture = EngineFixture.scripted(folder, 1)) {
      FailingOnce host = new FailingOnce(fixture.host().engineHost());
      RunningEngine engine = start(host, fixture);
      LiveStream stream = open(engine, "a");
      Canary canary =
          engine.canary(
              ObedientPlugin.ID,
              fixture.settings(),
              CanaryPolicy.builder().streamIds(Set.of("a")).leastFrames(1).build());
      fixture.analyze(stream, Command.DETECT);
      CompletableFuture<CanaryReport> result = canary.result().toCompletableFuture();
      Await.until(
          () -> {
            engine.supervise();
            return result.isDone();
          });
      assertThat(host.failed).isTrue();
      assertThat(result.join().state()).isEqualTo(CanaryReport.State.PROMOTED);
      assertThat(engine.streams()).containsExactly(stream);
      fixture.analyze(stream, Command.DETECT);
      assertThat(stream.counters().analyzed()).isEqualTo(2);
      engine.close();
    }
  }

  @Test
  void canaryEndsAlthoughItsCandidateFailsToClose() throws Exception {
    try (EngineFixture fixture = EngineFixture.scripted(folder, 1)) {
      FailingOnce host = new FailingOnce(fixture.host().engineHost());
      host.failed.set(true);
      RunningEngine engine = start(host, fixture);
      LiveStream stream = open(engine, "a");
      Canary canary =
          engine.canary(
              ObedientPlugin.ID,
              fixture.settings(),
              CanaryPolicy.builder().streamIds(Set.of("a")).leastFrames(1).build());
      host.failsToClose.set(true);
      assertThat(canary.cancel()).isTrue();
      CompletableFuture<CanaryReport> result = canary.result().toCompletableFuture();
      Await.until(
          () -> {
            engine.supervise();
            return result.isDone();
          });
      assertThat(host.failsToClose).as("the candidate's close failed").isFalse();
      assertThat(result.join().state()).isEqualTo(CanaryReport.State.CANCELLED);
      assertThat(engine.streams()).containsExactly(stream);
      engine.close();
    }
  }

  private static RunningEngine start(EngineHost host, EngineFixture fixture) throws HostException {
    StartedEngine started =
        host.start(ObedientPlugin.ID, fixture.settings(), ChangeCourse.unobserved());
    return new RunningEngine(host, Generation.of(host.nextGeneration(), started));
  }

  private static LiveStream open(RunningEngine engine, String id) throws HostException {
    return engine.open(
        new LiveStream.Opening(
            new CameraSettings(FrameOrigin.of(Camera.named(id))),
            StreamOptions.defaults(),
            Duration.ofHours(1)),
        frame -> {});
  }

  /** The host, which has no memory to tell of the first change of an engine. */
  private static final class FailingOnce implements EngineHost {

    private final EngineHost host;
    private final AtomicBoolean failed = new AtomicBoolean();
    private final AtomicBoolean failsToClose = new AtomicBoolean();

    FailingOnce(EngineHost host) {
      this.host = host;
    }

    @Override
    public void tell(Consumer<HostListener> call) {
      if (failed.compareAndSet(false, true)) {
        throw new OutOfMemoryError("as if there were no memory");
      }
      host.tell(call);
    }

    @Override
    public HostServices services() {
      return host.services();
    }

    @Override
    public int workers() {
      return host.workers();
    }

    @Override
    public SpareTime spareTime() {
      return host.spareTime();
    }

    @Override
    public RunQueue shadowQueue() {
      return host.shadowQueue();
    }

    @Override
    public long nextGeneration() {
      return host.nextGeneration();
    }

    @Override
    public StartedEngine start(String pluginId, Map<String, String> settings, ChangeCourse course)
        throws HostException {
      return host.start(pluginId, settings, course);
    }

    @Override
    public RunningEngine candidate(Generation first) {
      return new RunningEngine(this, first);
    }

    @Override
    public PendingChanges changes() {
      return host.changes();
    }

    @Override
    public void closed(RunningEngine engine) {
      // the host itself knows none of these engines
      if (failsToClose.compareAndSet(true, false)) {
        throw new OutOfMemoryError("as if there were no memory");
      }
    }

    @Override
    public void closed(LiveStream stream) {
      // nor their streams
    }
  }
}
