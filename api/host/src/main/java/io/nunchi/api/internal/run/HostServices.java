package io.nunchi.api.internal.run;

import io.nunchi.api.SupervisionPolicy;
import io.nunchi.api.internal.schedule.RunQueue;
import io.nunchi.loading.internal.call.MonotonicClock;
import io.nunchi.loading.internal.call.SeparateCalls;
import io.nunchi.loading.internal.call.Supervisor;

/** The services that engines and streams of one host share. */
record HostServices(
    MonotonicClock clock,
    SupervisionPolicy policy,
    Supervisor supervisor,
    SeparateCalls separateCalls,
    RunQueue queue,
    HostProblems problems,
    HostListeners listeners,
    boolean checkedFrames) {

  /** The same services for what runs on other workers. */
  HostServices onQueue(RunQueue other) {
    return new HostServices(
        clock, policy, supervisor, separateCalls, other, problems, listeners, checkedFrames);
  }
}
