package io.nunchi.api.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.api.AnalyticsHost;
import io.nunchi.api.Engine;
import io.nunchi.api.HostException;
import io.nunchi.api.Stream;
import io.nunchi.api.host.HostBuilder;
import io.nunchi.api.metrics.StreamCounters;
import io.nunchi.api.testing.CommandedPlugin;
import io.nunchi.api.testing.Pictures;
import io.nunchi.api.testing.Policies;
import io.nunchi.api.testplugin.ObedientPlugin;
import io.nunchi.api.testplugin.gate.Gate;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * One host with faulty cameras on one engine, healthy ones on another, and some beside the host.
 */
final class FaultRun implements AutoCloseable {

  static final int HEALTHY_CAMERAS = 3;
  static final int FRAMES_PER_SECOND = 50;

  /** The time in which the host notices a fault and makes up for it. */
  private static final Duration SETTLING = Duration.ofSeconds(2);

  private static final Duration MEASURING = Duration.ofSeconds(2);

  /** Longer than anything takes that comes to an end. */
  private static final Duration LONG = Duration.ofMinutes(1);

  private static final Duration BETWEEN_CHECKS = Duration.ofMillis(1);

  private final Fault fault;
  private final Pictures pictures = new Pictures();
  private final Gate gate;
  private final AnalyticsHost host;
  private final Engine faultyEngine;
  private final List<FaultyCamera> faulty = new ArrayList<>();
  private final List<Thread> faultyThreads = new ArrayList<>();
  private final List<HealthyCamera> healthy = new ArrayList<>();
  private final List<ControlCamera> control = new ArrayList<>();

  FaultRun(Fault fault, int faultyCameras, Path folder) throws Exception {
    this.fault = fault;
    gate = Gate.named(folder.toString());
    host =
        new HostBuilder()
            .pluginDirectory(CommandedPlugin.in(Files.createDirectories(folder.resolve("plugins"))))
            .nativeRoot(folder.resolve("natives"))
            .workers(2)
            .supervision(Policies.realTime())
            .checkedFrames(true)
            .build();
    Map<String, String> settings = Map.of("gate", gate.name());
    faultyEngine = host.startEngine(ObedientPlugin.ID, settings);
    FaultySite site = new FaultySite(host, faultyEngine, pictures, gate);
    for (int i = 1; i <= faultyCameras; i++) {
      faulty.add(new FaultyCamera(site, i));
    }
    openHealthyCameras(host.startEngine(ObedientPlugin.ID, settings));
  }

  private void openHealthyCameras(Engine engine) throws HostException {
    for (int i = 1; i <= HEALTHY_CAMERAS; i++) {
      healthy.add(new HealthyCamera(host, engine, "healthy-" + i, pictures));
      control.add(new ControlCamera("control-" + i, FRAMES_PER_SECOND));
    }
    for (HealthyCamera camera : healthy) {
      await(() -> camera.rate().analyzed() > 0, "a first result");
    }
  }

  /** Lets each faulty camera bring the fault about at least so often. */
  FaultRound inject(int times) throws InterruptedException {
    faulty.forEach(camera -> faultyThreads.add(camera.start(fault.injection())));
    TimeUnit.NANOSECONDS.sleep(SETTLING.toNanos());
    List<CameraRate> healthyBefore = healthy.stream().map(HealthyCamera::rate).toList();
    List<CameraRate> controlBefore = control.stream().map(ControlCamera::rate).toList();
    TimeUnit.NANOSECONDS.sleep(MEASURING.toNanos());
    for (FaultyCamera camera : faulty) {
      await(
          () -> camera.injections() >= times || camera.failure().isPresent(), "injection " + times);
    }
    List<CameraRate> healthyAfter = healthy.stream().map(HealthyCamera::rate).toList();
    List<CameraRate> controlAfter = control.stream().map(ControlCamera::rate).toList();
    return new FaultRound(
        fault,
        faulty.size(),
        leastPart(healthyBefore, healthyAfter),
        leastPart(controlBefore, controlAfter),
        healthy.stream().mapToLong(camera -> camera.recording().gaps()).sum(),
        control.stream().mapToLong(ControlCamera::gaps).sum(),
        healthy.stream()
            .map(camera -> camera.recording().longestOffer())
            .max(Duration::compareTo)
            .orElseThrow(),
        host.report().stuckCalls().size());
  }

  private static double leastPart(List<CameraRate> before, List<CameraRate> after) {
    double least = 1;
    for (int i = 0; i < before.size(); i++) {
      least = Math.min(least, after.get(i).since(before.get(i)).part());
    }
    return least;
  }

  /** Requires that the fault is named, no frame is lost, and everything comes to an end. */
  void assertEverythingIsAccountedFor() throws InterruptedException {
    stopCameras();
    faulty.forEach(
        camera -> assertThat(camera.failure()).as("failure of a faulty camera's thread").isEmpty());
    inTime(faultyEngine::close, "the close of the faulty engine");
    inTime(host::close, "the close of the host");
    assertFaultIsNamed();
    gate.open();
    await(() -> host.report().stuckCalls().isEmpty(), "the end of the lost threads");
    for (FaultyCamera camera : faulty) {
      assertSumIsRight(camera.stream());
      if (!fault.injection().keepsACallback()) {
        await(
            () -> camera.told() == camera.stream().counters().offered(),
            "the listener's word of every frame");
      }
    }
    healthy.forEach(camera -> assertSumIsRight(camera.stream()));
    if (!fault.keepsPictures()) {
      await(
          () -> pictures.unreleased() == 0,
          () -> "the release of " + pictures.unreleased() + " pictures");
    }
    assertThat(pictures.releasedTwice()).as("pictures released twice").isZero();
  }

  private void assertFaultIsNamed() {
    Set<String> named = new HashSet<>(host.report().problemCounts().keySet());
    faulty.forEach(camera -> named.addAll(camera.problems()));
    if (faulty.stream().anyMatch(camera -> camera.callbackFailures() > 0)) {
      named.add(Fault.COUNTED);
    }
    if (!fault.codes().isEmpty()) {
      assertThat(named)
          .as("codes in report, drops, problems and refusals")
          .containsAnyElementsOf(fault.codes());
    }
  }

  private static void assertSumIsRight(Stream stream) {
    StreamCounters counters = stream.counters();
    assertThat(counters.inFlight()).as("in flight of " + stream.camera().id()).isZero();
    assertThat(counters.analyzed() + counters.dropped())
        .as("analyzed and dropped of " + stream.camera().id())
        .isEqualTo(counters.offered());
  }

  private void stopCameras() throws InterruptedException {
    faulty.forEach(FaultyCamera::stop);
    for (Thread thread : faultyThreads) {
      join(thread);
    }
    for (HealthyCamera camera : healthy) {
      camera.recording().stop();
    }
    for (ControlCamera camera : control) {
      camera.stop();
    }
  }

  /** Runs what may never come to an end on a thread of its own. */
  private static void inTime(Runnable action, String what) throws InterruptedException {
    Thread thread = new Thread(action, what);
    thread.start();
    join(thread);
  }

  private static void join(Thread thread) throws InterruptedException {
    thread.join(LONG.toMillis());
    if (thread.isAlive()) {
      AssertionError hangs = new AssertionError(thread.getName() + " does not come to an end");
      hangs.setStackTrace(thread.getStackTrace());
      throw hangs;
    }
  }

  private static void await(BooleanSupplier condition, String what) {
    await(condition, () -> what);
  }

  private static void await(BooleanSupplier condition, Supplier<String> what) {
    long beginNanos = System.nanoTime();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime() - beginNanos)
          .as(() -> "waited in vain for " + what.get())
          .isLessThan(LONG.toNanos());
      LockSupport.parkNanos(BETWEEN_CHECKS.toNanos());
    }
  }

  /** Ends what a failed run has left, as far as it can be ended. */
  @Override
  public void close() {
    gate.open();
    try {
      stopCameras();
      inTime(host::close, "the close of the host");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      gate.remove();
    }
  }
}
