package io.nunchi.api.internal.shadow;

import io.nunchi.api.HostException;
import io.nunchi.api.frame.AnalyzedFrame;
import io.nunchi.api.frame.Camera;
import io.nunchi.api.frame.EngineGeneration;
import io.nunchi.api.frame.FrameBuffer;
import io.nunchi.api.frame.FrameOrigin;
import io.nunchi.api.internal.analyzer.AnalyzerSlot;
import io.nunchi.api.internal.analyzer.Generation;
import io.nunchi.api.internal.analyzer.StartedEngine;
import io.nunchi.api.internal.schedule.RunQueue;
import io.nunchi.api.internal.service.HostServices;
import io.nunchi.api.internal.stream.LiveStream;
import io.nunchi.api.internal.stream.ResultTap;
import io.nunchi.api.shadow.DisputedFrame;
import io.nunchi.api.shadow.PromotionPolicy;
import io.nunchi.api.shadow.PromotionVerdict;
import io.nunchi.api.shadow.Shadow;
import io.nunchi.api.shadow.ShadowPolicy;
import io.nunchi.api.shadow.ShadowReport;
import io.nunchi.api.shadow.ShadowReport.State;
import io.nunchi.spi.EngineDescriptor;
import io.nunchi.spi.EngineStatus;
import io.nunchi.spi.failure.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A candidate beside a live engine, and a {@link ShadowLane} for each of its streams. */
public final class RunningShadow implements Shadow {

  private static final String LOST_CALL = "NUN-4507";
  private static final int MOST_PROBLEMS = 20;

  private final HostServices services;
  private final RunQueue queue;
  private final ShadowPlace place;
  private final Supplier<Generation> live;
  private final Generation candidate;
  private final ShadowPolicy policy;
  private final DisputedFrames disputed;
  private final Map<LiveStream, ShadowLane> lanes = new ConcurrentHashMap<>();
  private final Set<LiveStream> withUnfitSettings = ConcurrentHashMap.newKeySet();
  private final Set<LiveStream> withoutRoom = ConcurrentHashMap.newKeySet();
  private final List<ShadowLane> leaving = new ArrayList<>();
  private final Map<String, Problem> problems = new LinkedHashMap<>();
  private final AtomicInteger held = new AtomicInteger();
  private final AtomicInteger lanesOpened = new AtomicInteger();
  private final AtomicLong restartsOfClosedLanes = new AtomicLong();
  private final AtomicLong lostCalls = new AtomicLong();
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile ShadowFigures figures;
  private volatile State state = State.RUNNING;
  private volatile String why = "frames are compared as they come";
  private volatile boolean promoting;
  private boolean closeRequested;

  /**
   * The host's part in a shadow.
   *
   * @param services the host's services
   * @param queue the queue of the shadow's thread
   */
  public record Setting(HostServices services, RunQueue queue) {}

  /**
   * Prepares a shadow, which owns the candidate as soon as it has its place.
   *
   * @param live gives the generation of the live engine
   * @throws HostException if the two have no label in common, or the label map has one that neither
   *     declares
   */
  public RunningShadow(
      Setting setting,
      ShadowPlace place,
      Supplier<Generation> live,
      Generation candidate,
      ShadowPolicy policy)
      throws HostException {
    this.services = setting.services();
    this.queue = setting.queue();
    this.place = place;
    this.live = live;
    this.candidate = candidate;
    this.policy = policy;
    this.disputed = new DisputedFrames(policy, problem -> note(List.of(problem)));
    Generation liveNow = live.get();
    this.figures = figuresOf(liveNow, liveNow.identity());
    requireKnownLabels(liveNow);
    if (figures.labels().isEmpty()) {
      throw new HostException(nothingInCommon(liveNow));
    }
  }

  HostServices services() {
    return services;
  }

  ShadowPolicy policy() {
    return policy;
  }

  private ShadowFigures figuresOf(Generation generation, EngineGeneration identity) {
    return new ShadowFigures(
        identity,
        ComparedLabels.of(
            generation.engine().descriptor(), candidate.engine().descriptor(), policy));
  }

  private void requireKnownLabels(Generation generation) throws HostException {
    EngineDescriptor liveDescriptor = generation.engine().descriptor();
    EngineDescriptor ofCandidate = candidate.engine().descriptor();
    List<String> unknown = ComparedLabels.unknownIn(policy, liveDescriptor, ofCandidate);
    if (!unknown.isEmpty()) {
      throw ShadowProblems.unknownLabels(
          unknown, liveDescriptor.labels(), ofCandidate.labels(), candidateId());
    }
  }

  private Problem nothingInCommon(Generation generation) {
    return ShadowProblems.nothingInCommon(
        generation.engine().descriptor().labels(),
        candidate.engine().descriptor().labels(),
        candidateId());
  }

  String candidateId() {
    return candidate.identity().pluginId();
  }

  State state() {
    return state;
  }

  /** Lets a stream's results be compared from now on. */
  void follow(LiveStream stream) {
    lanes.computeIfAbsent(stream, this::openLane);
    if (stream.isClosed() || state != State.RUNNING) {
      unfollow(stream);
    }
  }

  private @Nullable ShadowLane openLane(LiveStream stream) {
    Camera camera = stream.camera();
    FrameOrigin own =
        new FrameOrigin( // an engine's streams have different ids, also after a promotion
            stream.id() + " (shadow " + lanesOpened.incrementAndGet() + ")",
            stream.originFor(candidateId()).camera());
    try {
      AnalyzerSlot slot = AnalyzerSlot.unopenedAside(services, candidate, own);
      if (promoting || !slot.tryAdmit()) {
        withoutRoom.add(stream);
        stream.tap((picture, frame, generation) -> followOnceThereIsRoom(stream));
        return null;
      }
      ShadowLane lane = new ShadowLane(this, stream, own, new LiveStream.Place(slot, queue));
      stream.tap(lane::liveResult);
      return lane;
    } catch (HostException e) {
      note(List.of(ShadowProblems.unfitSettings(e, stream.id())));
      withUnfitSettings.add(stream);
      stream.tap((picture, frame, generation) -> followOnceChanged(stream, camera, frame.camera()));
      return null;
    }
  }

  private void followOnceThereIsRoom(LiveStream stream) {
    if (!promoting && candidate.engine().hasRoom()) {
      followAgain(stream);
    }
  }

  private void followOnceChanged(LiveStream stream, Camera unfit, Camera now) {
    if (!now.settings().equals(unfit.settings())) {
      followAgain(stream);
    }
  }

  /** Ends the comparison of a stream; does not wait for the candidate's analyzer. */
  void unfollow(LiveStream stream) {
    ShadowLane lane = lanes.remove(stream);
    boolean waits = withUnfitSettings.remove(stream);
    waits |= withoutRoom.remove(stream);
    if (waits || lane != null) {
      stream.tap(ResultTap.NONE);
    }
    if (lane == null) {
      return;
    }
    synchronized (leaving) {
      forgetClosedLanes();
      leaving.add(lane);
    }
    lane.beginClose();
  }

  /** The stream's settings have changed: the candidate needs an analyzer that has them, too. */
  void followAgain(LiveStream stream) {
    unfollow(stream);
    follow(stream);
  }

  private void forgetClosedLanes() {
    for (ShadowLane lane : List.copyOf(leaving)) {
      if (lane.isClosed()) {
        leaving.remove(lane);
        restartsOfClosedLanes.addAndGet(lane.analyzerRestarts());
      }
    }
  }

  /** Where a result of this live engine with these settings counts, or null if it does not. */
  @Nullable ShadowFigures figuresFor(Generation generation, EngineGeneration identity) {
    if (state != State.RUNNING || promoting) {
      return null;
    }
    ShadowFigures current = figures;
    int order = DisputedFrames.GENERATIONS.compare(current.live(), identity);
    if (order == 0) {
      return current;
    }
    return order < 0 ? beginAnew(generation, identity) : null;
  }

  private synchronized @Nullable ShadowFigures beginAnew(
      Generation generation, EngineGeneration identity) {
    int order = DisputedFrames.GENERATIONS.compare(figures.live(), identity);
    if (order > 0 || !isLive(identity)) {
      return null;
    }
    if (order < 0) {
      figures = figuresOf(generation, identity);
      services.listeners().tellMetricsChanged();
      if (figures.labels().isEmpty()) {
        note(List.of(nothingInCommon(generation)));
      }
    }
    return figures;
  }

  /** False for a stream that is moving, and whose last frame is another engine's. */
  private boolean isLive(EngineGeneration identity) {
    return live.get().identity().number() == identity.number();
  }

  boolean takeRoom() {
    return held.getAndUpdate(count -> Math.min(count + 1, policy.mostHeldFrames()))
        < policy.mostHeldFrames();
  }

  void giveRoom() {
    held.decrementAndGet();
  }

  /** Compares the results of one frame; on the shadow's thread. */
  void compare(
      ShadowFigures counting, AnalyzedFrame liveFrame, AnalyzedFrame found, FrameBuffer picture) {
    AnalyzedFrame candidateFrame =
        AnalyzedFrame.of(
            liveFrame, found.streamTimeNanos(), found.result(), found.generation(), found.timing());
    DetectionPairs match = counting.compare(liveFrame, candidateFrame);
    if (counting.takeNewNames()) {
      services.listeners().tellMetricsChanged();
    }
    disputed.consider(
        new DisputedFrame(
            liveFrame, candidateFrame, match.pairs(), match.liveOnly(), match.candidateOnly()),
        picture);
  }

  /** Remembers problems, each kind once. */
  void note(List<Problem> found) {
    synchronized (problems) {
      for (Problem problem : found) {
        if (problems.size() < MOST_PROBLEMS) {
          problems.putIfAbsent(
              problem.code() + problem.what() + problem.where() + problem.found(), problem);
        }
      }
    }
  }

  /** The same; with too many lost calls among them, the shadow gives up. */
  void noteFailures(List<Problem> found) {
    note(found);
    for (Problem problem : found) {
      if (problem.code().equals(LOST_CALL)) {
        countLostCall();
      }
    }
  }

  /** Sets the state before the last count, so that a reader of that count sees it. */
  private synchronized void countLostCall() {
    if (lostCalls.get() + 1 == policy.mostLostCalls() && state == State.RUNNING) {
      why = policy.mostLostCalls() + " calls into the candidate never returned";
      state = State.GIVEN_UP;
    }
    lostCalls.incrementAndGet();
  }

  @Override
  public ShadowReport report() {
    long lostCallsNow = lostCalls.get(); // before the state that follows from it
    State stateNow = state;
    ShadowFigures counted = figures;
    ShadowFigures.Snapshot snapshot = counted.snapshot(analyzerRestarts());
    List<Problem> problemsNow;
    synchronized (problems) {
      problemsNow = List.copyOf(problems.values());
    }
    return new ShadowReport(
        stateNow,
        why,
        counted.live(),
        candidate.identity(),
        snapshot.frames(),
        snapshot.all(),
        snapshot.byLabel(),
        snapshot.liveLeftOut(),
        snapshot.candidateLeftOut(),
        snapshot.liveTime(),
        snapshot.candidateTime(),
        disputed.kept(),
        lostCallsNow,
        problemsNow);
  }

  private long analyzerRestarts() {
    synchronized (leaving) {
      forgetClosedLanes();
      long restarts = restartsOfClosedLanes.get();
      for (ShadowLane lane : leaving) {
        restarts += lane.analyzerRestarts();
      }
      for (ShadowLane lane : lanes.values()) {
        restarts += lane.analyzerRestarts();
      }
      return restarts;
    }
  }

  @Override
  public PromotionVerdict judge(PromotionPolicy gate) {
    return PromotionCheck.verdict(gate, report());
  }

  /** Refuses, naming every rule that is not met with its figures. */
  public void requirePassed(PromotionPolicy gate) throws HostException {
    List<Problem> refusals =
        judge(gate).results().stream()
            .filter(result -> !result.met())
            .map(result -> ShadowProblems.refused(result, candidateId()))
            .toList();
    if (!refusals.isEmpty()) {
      throw new HostException(refusals, null);
    }
  }

  @Override
  public EngineDescriptor descriptor() {
    return candidate.engine().descriptor();
  }

  @Override
  public EngineStatus status() {
    return candidate.engine().status();
  }

  @Override
  public boolean awaitIdle(Duration timeout) throws InterruptedException {
    long endNanos = System.nanoTime() + TimeUnit.NANOSECONDS.convert(timeout);
    for (ShadowLane lane : lanes.values()) {
      if (!lane.awaitIdle(endNanos - System.nanoTime())) {
        return false;
      }
    }
    return true;
  }

  /** Stops comparing, so that the candidate can go live; says which engine that is. */
  public StartedEngine beginPromotion() throws HostException {
    synchronized (this) {
      if (state != State.RUNNING) {
        throw ShadowProblems.noCandidate(state + ": " + why);
      }
      promoting = true;
    }
    if (candidate.engine().descriptor().maximumStreams().isPresent()) {
      makeRoom();
    }
    return candidate.engine();
  }

  /** Leaves the candidate's room to the live streams; the lanes come back if they do not move. */
  private void makeRoom() {
    Set<LiveStream> followed = Set.copyOf(lanes.keySet());
    closeLanes();
    followed.forEach(this::follow);
  }

  /** Ends as promoted, or goes on comparing. */
  public void endPromotion(boolean promoted) {
    boolean closes;
    synchronized (this) {
      promoting = false;
      closes = closeRequested;
      if (promoted) {
        why = "the candidate went live";
        state = State.PROMOTED;
      }
    }
    if (promoted) {
      closeLanes();
      place.leave(this);
      closed.countDown();
    } else if (closes) {
      close();
    }
  }

  @Override
  public void close() {
    boolean first;
    synchronized (this) {
      if (promoting) {
        closeRequested = true;
        return;
      }
      first = state == State.RUNNING || state == State.GIVEN_UP;
      if (first) {
        why = "it was closed";
        state = State.CLOSED;
      }
    }
    if (first) {
      closeEverything();
    } else {
      awaitClosed();
    }
  }

  /** Also while the candidate is being promoted, which fails soon on an engine that is closed. */
  void closeWithEngine() {
    close();
    awaitClosed();
  }

  private void closeEverything() {
    try {
      closeLanes();
    } finally {
      candidate.engine().close();
      place.leave(this);
      closed.countDown();
    }
  }

  private void closeLanes() {
    lanes.keySet().forEach(this::unfollow);
    withUnfitSettings.forEach(this::unfollow);
    withoutRoom.forEach(this::unfollow);
    List<ShadowLane> closing;
    synchronized (leaving) {
      closing = List.copyOf(leaving);
    }
    long endNanos = System.nanoTime() + services.policy().openDeadline().toNanos();
    try {
      for (ShadowLane lane : closing) {
        if (!lane.awaitClosed(endNanos - System.nanoTime())) {
          services
              .problems()
              .add(
                  List.of(
                      ShadowProblems.analyzerNotClosed(
                          candidateId(), services.policy().openDeadline())));
          return;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void awaitClosed() {
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
