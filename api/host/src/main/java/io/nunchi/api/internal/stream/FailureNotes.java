package io.nunchi.api.internal.stream;

import io.nunchi.api.internal.analyzer.AnalyzerSlot;
import io.nunchi.api.internal.service.HostServices;
import io.nunchi.api.metrics.StreamHealth.State;
import io.nunchi.spi.failure.Problem;
import java.util.ArrayList;
import java.util.List;

/** Notes an analyzer's failures, and lets the stream's health say what they lead to. */
final class FailureNotes {

  private final HostServices services;
  private final HealthLog health;

  FailureNotes(HostServices services, HealthLog health) {
    this.services = services;
    this.health = health;
  }

  /** Notes a call that was given up; returns what the listener should hear. */
  List<Problem> noteLostCall(AnalyzerSlot slot, Problem stuck) {
    boolean quarantined = slot.lostCall(services.clock().nanos());
    if (slot.isEngineInQuarantine()) { // to release the stream would not help
      showEngineQuarantine();
      return List.of(stuck, slot.engineQuarantine());
    }
    show(slot, "a call into the analyzer never returned", quarantined);
    return quarantined ? List.of(stuck, slot.quarantine(stuck)) : List.of(stuck);
  }

  /** Notes a failure; returns what the listener should hear beside the drop of the frame. */
  List<Problem> note(AnalyzerSlot slot, List<Problem> problems, boolean broken) {
    boolean quarantined = slot.failed(services.clock().nanos());
    if (broken || quarantined) {
      show(slot, problems.get(0).what(), quarantined);
    } else {
      health.change(
          State.DEGRADED,
          problems.get(0).what(),
          "healthy with the next result; quarantine if it goes on");
    }
    List<Problem> news = new ArrayList<>();
    if (broken) {
      news.addAll(problems);
    }
    if (quarantined) {
      news.add(slot.quarantine(problems.get(0)));
    }
    return news;
  }

  private void show(AnalyzerSlot slot, String why, boolean quarantined) {
    if (quarantined) {
      health.change(
          State.QUARANTINED,
          why + ", too often in a short time",
          "it is tried again after "
              + services.policy().forgiveOneAfter()
              + ", or when the stream is released");
    } else {
      health.change(State.RESTARTING, why, slot.untilRestart(services.clock().nanos()));
    }
  }

  /** Shows that the engine as a whole is in quarantine. */
  void showEngineQuarantine() {
    health.change(
        State.QUARANTINED,
        "too many threads are lost in calls of its engine",
        "it is tried again when some of them return, or after a swap");
  }
}
