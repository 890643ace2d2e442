package io.nunchi.api.internal.service;

import io.nunchi.api.SupervisionPolicy;
import io.nunchi.api.internal.schedule.WatchSetup;
import io.nunchi.loading.internal.call.MonotonicClock;
import io.nunchi.loading.internal.call.SeparateCalls;

/**
 * The services that engines and streams of one host share.
 *
 * @param watches the supervision of threads that call plugins or the VMS
 * @param checkedFrames true if every use of a frame is checked
 */
public record HostServices(
    SupervisionPolicy policy,
    WatchSetup watches,
    SeparateCalls separateCalls,
    ProblemLog problems,
    boolean checkedFrames) {

  public MonotonicClock clock() {
    return watches.clock();
  }

  public OperatorMessages operatorMessages() {
    return problems.operatorMessages();
  }

  public HostListeners listeners() {
    return problems.listeners();
  }
}
