package io.nunchi.api.internal.run;

import io.nunchi.api.internal.run.FrameAnalysis.NoResult;
import io.nunchi.api.metrics.StreamHealth.State;
import io.nunchi.spi.failure.Problem;
import java.util.ArrayList;
import java.util.List;

/** Writes an analyzer's failures down, and lets the stream's health say what they lead to. */
final class FailureNotes {

  private final HostServices services;
  private final HealthLog health;
  private final String streamId;

  FailureNotes(HostServices services, HealthLog health, String streamId) {
    this.services = services;
    this.health = health;
    this.streamId = streamId;
  }

  /** Notes a call that was given up; returns what the listener should hear. */
  List<Problem> noteLostCall(AnalyzerSlot current, Problem stuck) {
    boolean quarantined = current.lostCall(services.clock().nanos());
    show(current, "a call into the analyzer never returned", quarantined);
    return quarantined ? List.of(stuck, current.quarantine(streamId, stuck)) : List.of(stuck);
  }

  /** Notes a failure; returns what the listener should hear beside the drop of the frame. */
  List<Problem> note(AnalyzerSlot current, NoResult outcome) {
    boolean quarantined = current.failed(services.clock().nanos());
    if (outcome.broken() || quarantined) {
      show(current, outcome.problems().get(0).what(), quarantined);
    } else {
      health.change(
          State.DEGRADED,
          outcome.problems().get(0).what(),
          "healthy with the next result; quarantine if it goes on");
    }
    List<Problem> news = new ArrayList<>();
    if (outcome.broken()) {
      news.addAll(outcome.problems());
    }
    if (quarantined) {
      news.add(current.quarantine(streamId, outcome.problems().get(0)));
    }
    return news;
  }

  private void show(AnalyzerSlot current, String why, boolean quarantined) {
    if (quarantined) {
      health.change(
          State.QUARANTINED,
          why + ", too often in a short time",
          "it is tried again after "
              + services.policy().forgiveOneAfter()
              + ", or when the stream is released");
    } else {
      health.change(State.RESTARTING, why, current.untilRestart(services.clock().nanos()));
    }
  }
}
