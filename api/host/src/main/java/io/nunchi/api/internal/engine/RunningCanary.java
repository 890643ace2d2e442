package io.nunchi.api.internal.engine;

import io.nunchi.api.Canary;
import io.nunchi.api.CanaryPolicy;
import io.nunchi.api.CanaryReport;
import io.nunchi.api.HostException;
import io.nunchi.api.frame.FrameOrigin;
import io.nunchi.api.internal.service.ChangeCourse;
import io.nunchi.api.internal.service.HostServices;
import io.nunchi.api.internal.stream.LiveStream;
import io.nunchi.api.metrics.StreamCounters;
import io.nunchi.api.shadow.Shadow;
import io.nunchi.loading.HostThread;
import io.nunchi.loading.internal.call.EngineIsGone;
import io.nunchi.loading.internal.log.HostLog;
import io.nunchi.loading.internal.log.ThrowableSnapshot;
import io.nunchi.spi.failure.Problem;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A candidate engine beside the one that it may replace, and the thread that decides. The rounds of
 * supervision wake the thread, so that time is the host's; it works on the figures of that moment.
 */
final class RunningCanary implements Canary, Runnable {

  private static final HostLog LOG = HostLog.of(RunningCanary.class);

  private enum Course {
    WATCHING,
    CANCELLED,
    DECIDED
  }

  private final HostServices services;
  private final RunningEngine main;
  private final RunningEngine candidate;
  private final CanaryPolicy policy;
  private final List<LiveStream> chosen;
  private final CanaryJudge judge;
  private final Map<LiveStream, FrameOrigin> originsBefore = new HashMap<>();
  private final Map<LiveStream, StreamCounters> othersBefore = new HashMap<>();
  private final List<Problem> problems = new CopyOnWriteArrayList<>();
  private final Thread thread = HostThread.of(this, "nunchi-canary");
  private final CountDownLatch ended = new CountDownLatch(1);
  private final CompletableFuture<CanaryReport> result = new CompletableFuture<>();
  private volatile @Nullable Shadow agreement;
  private volatile long beginNanos;
  private volatile boolean wakened;
  private volatile boolean closing;
  private volatile @Nullable CanaryReport last;
  private Course course = Course.WATCHING;

  RunningCanary(
      HostServices services,
      RunningEngine main,
      RunningEngine candidate,
      CanaryPolicy policy,
      List<LiveStream> chosen) {
    this.services = services;
    this.main = main;
    this.candidate = candidate;
    this.policy = policy;
    this.chosen = chosen;
    this.judge = new CanaryJudge(policy);
  }

  /**
   * Starts the comparison of both engines, if the policy asks for one.
   *
   * @throws HostException if the engine cannot be started once more, or there is nothing to compare
   */
  void startComparison() throws HostException {
    if (policy.agreement().isPresent()) {
      agreement = candidate.shadowOf(main, policy.shadow());
    }
  }

  /**
   * Moves the chosen cameras to the candidate. From then on the canary owns the candidate.
   *
   * @throws HostException if one of them does not fit; none has moved then
   */
  void begin() throws HostException {
    SwitchPlan plan =
        new SwitchPlan(candidate.current(), policy.swap(), ChangeCourse.unobserved(), null);
    CameraMove move = new CameraMove(services, main, candidate);
    boolean prepared = false;
    try {
      for (LiveStream stream : chosen) {
        originsBefore.put(stream, stream.originFor(main.current().identity().pluginId()));
        move.prepare(stream, plan.originOf(stream));
      }
      startThread();
      prepared = true;
    } finally {
      if (!prepared) {
        move.abandon();
      }
    }
    for (LiveStream stream : main.streams()) {
      othersBefore.put(stream, stream.counters());
    }
    problems.addAll(move.commit(policy.swap().drainDeadline()));
    beginNanos = services.clock().nanos();
  }

  private void startThread() throws HostException {
    try {
      thread.start();
    } catch (Error e) { // no thread, no memory
      throw EngineProblems.noThreadForCanary(candidate.generation().pluginId(), e);
    }
  }

  /** Lets the thread look; allocates nothing and never blocks. */
  void wake() {
    wakened = true;
    LockSupport.unpark(thread);
  }

  /** The engine is being closed: closes the chosen streams, too. Does not wait. */
  void beginClose() {
    closing = true;
    candidate.beginClose();
    wake();
  }

  /** Waits for the end, except on the thread that comes to it. */
  void awaitClosed() {
    if (Thread.currentThread().equals(thread)) {
      return; // a stage that depends on the result closes the engine
    }
    try {
      ended.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void run() {
    try {
      CanaryReport end = untilTheEnd();
      last = end;
      main.expectFormats(Set.of());
      try {
        closeCandidate(end);
      } finally { // whatever the host failed on, nobody waits for ever
        leave(end);
      }
    } finally {
      ended.countDown();
    }
  }

  private void closeCandidate(CanaryReport end) {
    if (!candidate.awaitLeavers(policy.swap().drainDeadline())) {
      main.release(this);
      result.complete(end); // a listener blocks a camera; nobody else waits for it
    }
    candidate.awaitLeavers();
    candidate.close();
  }

  private void leave(CanaryReport end) {
    try {
      main.leave(this);
    } finally {
      ended.countDown();
      result.complete(end);
    }
  }

  /** An error of the host, such as no memory, ends the canary with a return. */
  private CanaryReport untilTheEnd() {
    CanaryJudge.@Nullable Decision failed = null;
    while (true) {
      try {
        return untilDecided(failed);
      } catch (Throwable e) { // the next round tries to go back
        ThrowableSnapshot failure = ThrowableSnapshot.of(e);
        LOG.error("The host failed on a canary", failure);
        failed = CanaryJudge.back("the host failed on it: " + failure);
      }
    }
  }

  private CanaryReport untilDecided(CanaryJudge.@Nullable Decision failed) {
    while (true) {
      awaitRound();
      if (closing && !hasTakenOver()) {
        return closed();
      }
      CanaryFigures figures = figures();
      CanaryJudge.Decision decision = failed == null ? judge.judge(figures) : failed;
      boolean goesOn = decision.step() == CanaryJudge.Step.WATCH && !isCancelled();
      if (goesOn || !main.tryBeginWith(candidate)) { // or another change of one of them runs
        continue;
      }
      try {
        return end(decision, figures);
      } finally {
        main.endWith(candidate);
      }
    }
  }

  private void awaitRound() {
    while (!wakened) {
      LockSupport.park(this);
    }
    wakened = false;
  }

  private CanaryReport end(CanaryJudge.Decision decision, CanaryFigures figures) {
    if (hasTakenOver()) { // the host failed after that, which brings no camera back
      return report(CanaryReport.State.PROMOTED, decision.why(), figures);
    }
    if (!decide()) {
      return goBack(CanaryReport.State.CANCELLED, "it was cancelled", figures);
    }
    if (decision.step() != CanaryJudge.Step.PROMOTE) {
      return goBack(CanaryReport.State.ROLLED_BACK, decision.why(), figures);
    }
    try {
      problems.addAll(main.generations().takeOver(candidate, policy.swap()).warnings());
      return report(CanaryReport.State.PROMOTED, decision.why(), figures);
    } catch (HostException | EngineIsGone e) {
      return goBack(
          CanaryReport.State.ROLLED_BACK,
          "the candidate cannot take all cameras: " + e.getMessage(),
          figures);
    }
  }

  /** Returns true if the candidate's generation is the engine's, so that there is no way back. */
  private boolean hasTakenOver() {
    return main.current().engine() == candidate.current().engine();
  }

  private synchronized boolean isCancelled() {
    return course == Course.CANCELLED;
  }

  /** Ends the time in which the canary can be cancelled; false if it was. */
  private synchronized boolean decide() {
    if (course == Course.WATCHING) {
      course = Course.DECIDED;
    }
    return course == Course.DECIDED;
  }

  private CanaryReport goBack(CanaryReport.State state, String why, CanaryFigures figures) {
    returnCameras();
    return main.isClosed() ? closed() : report(state, why, figures);
  }

  private CanaryReport closed() {
    var unused = decide();
    return report(CanaryReport.State.CANCELLED, "its engine or host was closed", figures());
  }

  /** Moves every camera back that is still there; one that does not open returns as broken. */
  private void returnCameras() {
    try {
      main.holdingStreamSettings(
          candidate,
          () -> {
            CameraMove move = new CameraMove(services, candidate, main);
            for (LiveStream stream : candidate.streams()) {
              prepareReturn(move, stream);
            }
            problems.addAll(move.commit(policy.swap().drainDeadline()));
          });
    } catch (HostException e) {
      problems.addAll(e.problems());
    }
  }

  private void prepareReturn(CameraMove move, LiveStream stream) throws HostException {
    String pluginId = main.current().identity().pluginId();
    FrameOrigin before = originsBefore.getOrDefault(stream, stream.originFor(pluginId));
    FrameOrigin origin =
        policy.swap().cameraSettings().containsKey(stream.id())
            ? before
            : stream.originFor(pluginId);
    try {
      move.prepare(stream, origin);
    } catch (HostException notNow) {
      problems.add(EngineProblems.returnsClosed(notNow, stream.id()));
      move.prepareUnopened(stream, before);
    }
  }

  private CanaryFigures figures() {
    CanaryFigures.Sum ours = new CanaryFigures.Sum();
    long generation = candidate.generation().number();
    for (LiveStream stream : chosen) {
      ours.addChosen(
          stream, generation, candidate.streams().contains(stream) && !stream.isClosed());
    }
    CanaryFigures.Sum theirs = new CanaryFigures.Sum();
    theirs.addOthers(main.streams(), othersBefore);
    return new CanaryFigures(
        Duration.ofNanos(services.clock().nanos() - beginNanos),
        ours.group(),
        theirs.group(),
        ours.details(),
        Optional.ofNullable(agreement).map(Shadow::report));
  }

  private CanaryReport report(CanaryReport.State state, String why, CanaryFigures figures) {
    return CanaryReport.builder()
        .state(state)
        .why(why)
        .streamIds(chosen.stream().map(LiveStream::id).toList())
        .candidate(candidate.generation())
        .elapsed(figures.elapsed())
        .chosen(figures.chosen())
        .others(figures.others())
        .agreement(figures.agreement())
        .problems(problems)
        .build();
  }

  @Override
  public CanaryReport report() {
    CanaryReport end = last;
    if (end != null) {
      return end;
    }
    CanaryFigures figures = figures();
    return report(CanaryReport.State.RUNNING, judge.judge(figures).why(), figures);
  }

  @Override
  public CompletionStage<CanaryReport> result() {
    return result.minimalCompletionStage();
  }

  @Override
  public boolean cancel() {
    synchronized (this) {
      if (course == Course.DECIDED) {
        return false;
      }
      course = Course.CANCELLED;
    }
    wake();
    return true;
  }
}
