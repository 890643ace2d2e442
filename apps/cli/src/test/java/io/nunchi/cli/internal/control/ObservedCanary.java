package io.nunchi.cli.internal.control;

import io.nunchi.api.Canary;
import io.nunchi.api.CanaryGroup;
import io.nunchi.api.CanaryReport;
import io.nunchi.api.frame.EngineGeneration;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;

/** A canary without frames, which counts its reports, and those that a lock's owner asks for. */
final class ObservedCanary implements Canary {

  private final Object lock;
  private final AtomicInteger reports = new AtomicInteger();
  private final AtomicInteger reportsAtTheGate = new AtomicInteger();
  private final CompletableFuture<CanaryReport> result = new CompletableFuture<>();

  ObservedCanary(FrameGate gate) {
    this.lock = gate;
  }

  int reports() {
    return reports.get();
  }

  int reportsAtTheGate() {
    return reportsAtTheGate.get();
  }

  /** Decides for the candidate. */
  void end() {
    result.complete(report(CanaryReport.State.PROMOTED));
  }

  @Override
  public CanaryReport report() {
    reports.incrementAndGet();
    if (Thread.holdsLock(lock)) {
      reportsAtTheGate.incrementAndGet();
    }
    return report(CanaryReport.State.RUNNING);
  }

  private static CanaryReport report(CanaryReport.State state) {
    return CanaryReport.builder()
        .state(state)
        .why("of its figures")
        .streamIds(List.of("camera"))
        .candidate(new EngineGeneration(2, 0, "test.scripted", "1", Optional.empty()))
        .elapsed(Duration.ZERO)
        .chosen(CanaryGroup.builder().build())
        .others(CanaryGroup.builder().build())
        .build();
  }

  @Override
  public CompletionStage<CanaryReport> result() {
    return result;
  }

  @Override
  public boolean cancel() {
    return false;
  }
}
