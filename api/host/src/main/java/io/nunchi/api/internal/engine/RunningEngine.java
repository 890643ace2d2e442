package io.nunchi.api.internal.engine;

import io.nunchi.api.Canary;
import io.nunchi.api.CanaryPolicy;
import io.nunchi.api.Engine;
import io.nunchi.api.HostException;
import io.nunchi.api.PendingChange;
import io.nunchi.api.StreamListener;
import io.nunchi.api.SwapPolicy;
import io.nunchi.api.SwapReport;
import io.nunchi.api.frame.EngineGeneration;
import io.nunchi.api.frame.FrameOrigin;
import io.nunchi.api.internal.analyzer.AnalyzerProblems;
import io.nunchi.api.internal.analyzer.AnalyzerSlot;
import io.nunchi.api.internal.analyzer.Generation;
import io.nunchi.api.internal.analyzer.LiveSettings;
import io.nunchi.api.internal.analyzer.SettingsEdit;
import io.nunchi.api.internal.analyzer.StartedEngine;
import io.nunchi.api.internal.analyzer.StreamStates;
import io.nunchi.api.internal.service.ChangeCourse;
import io.nunchi.api.internal.service.HostServices;
import io.nunchi.api.internal.service.OrderedClosing;
import io.nunchi.api.internal.service.ParallelClosing;
import io.nunchi.api.internal.service.SharedClosing;
import io.nunchi.api.internal.shadow.RunningShadow;
import io.nunchi.api.internal.shadow.ShadowPlace;
import io.nunchi.api.internal.stream.LiveStream;
import io.nunchi.api.metrics.EngineMetrics;
import io.nunchi.api.metrics.StreamMetrics;
import io.nunchi.api.shadow.PromotionPolicy;
import io.nunchi.api.shadow.Shadow;
import io.nunchi.api.shadow.ShadowPolicy;
import io.nunchi.api.shadow.ShadowReport;
import io.nunchi.loading.internal.call.EngineIsGone;
import io.nunchi.loading.internal.log.HostLog;
import io.nunchi.spi.EngineDescriptor;
import io.nunchi.spi.EngineStatus;
import io.nunchi.spi.failure.Problem;
import io.nunchi.spi.frame.PixelFormat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * An engine as the VMS sees it: whatever generation runs behind it, the streams that use it, and
 * the workers that serve them and no other engine's streams.
 */
public final class RunningEngine implements Engine, LiveStream.Owner {

  private static final HostLog LOG = HostLog.of(RunningEngine.class);

  private final EngineHost host;
  private final HostServices services;
  private final EngineStreams streams;
  private final EngineChanges changing = new EngineChanges();
  private final SharedClosing closing = new SharedClosing();

  private volatile boolean closed;
  private final ShadowPlace shadowPlace = new ShadowPlace();
  private final CanaryPlace canaryPlace = new CanaryPlace();

  /** True if another engine has taken the generation over, and closes it. */
  private volatile boolean isHandedOver;

  private final GenerationChanges generations;
  private volatile Generation current;
  private volatile Set<PixelFormat> comingFormats = Set.of();

  /** An engine with workers of its own, which begins with a generation. */
  public RunningEngine(EngineHost host, Generation first) {
    this.host = host;
    this.services = host.services();
    this.current = first;
    this.streams =
        new EngineStreams(
            Long.toString(first.identity().number()), services, host.spareTime(), this::workersFor);
    this.generations =
        new GenerationChanges(
            this, host, new GenerationChanges.Places(streams, changing, shadowPlace, canaryPlace));
  }

  /**
   * As many workers as the engine can use calls at the same time, whatever the number of
   * processors; but no more than streams, of which each has one call at a time.
   */
  private int workersFor(int streamCount) {
    int most = current.engine().descriptor().concurrentCalls().orElse(host.workers());
    return Math.min(most, Math.max(host.workers(), streamCount));
  }

  public boolean belongsTo(EngineHost asked) {
    return host == asked;
  }

  /** The generation that new frames are analyzed by. */
  Generation current() {
    return current;
  }

  public boolean isClosed() {
    return closed;
  }

  @Override
  public Set<PixelFormat> comingFormats() {
    return comingFormats;
  }

  /** The streams may move to an engine that takes these formats; to none if there are none. */
  void expectFormats(Set<PixelFormat> formats) {
    comingFormats = formats;
  }

  public Set<LiveStream> streams() {
    return streams.all();
  }

  /** The threads that serve the engine's streams now, lost ones not counted. */
  public int workers() {
    return streams.workers();
  }

  /** Replaces every worker as soon as its turn ends. */
  public void renewWorkers() {
    streams.renewWorkers();
  }

  /** Checks workers and streams; several times a second, on the supervisor's thread. */
  public void supervise() {
    streams.supervise();
    canaryPlace.round();
  }

  /** Opens a stream on the generation of this moment. */
  public LiveStream open(LiveStream.Opening opening, StreamListener listener) throws HostException {
    while (true) {
      Generation generation = current;
      Optional<AnalyzerSlot> slot = openUnlessMoved(generation, opening);
      if (slot.isPresent()) {
        LiveStream stream =
            new LiveStream(this, services, opening, listener, streams.place(slot.get()));
        if (addUnlessMoved(stream, generation)) {
          streams.adjustWorkers();
          shadowPlace.opened(stream);
          return stream;
        }
        slot.get().close();
      }
      if (closed) {
        throw AnalyzerProblems.engineIsClosed("stream " + opening.settings().origin().streamId());
      }
    }
  }

  /** Empty if the generation is no longer the current one, which is no failure. */
  private Optional<AnalyzerSlot> openUnlessMoved(Generation generation, LiveStream.Opening opening)
      throws HostException {
    StreamStates states =
        StreamStates.beginningWith(
            generation.identity().pluginId(), opening.options().savedState());
    try {
      return Optional.of(
          AnalyzerSlot.opened(services, generation, opening.settings().origin(), states));
    } catch (HostException refused) {
      if (closed || hasMovedFrom(generation)) {
        return Optional.empty();
      }
      throw refused;
    }
  }

  private boolean hasMovedFrom(Generation generation) {
    return current.identity().number() != generation.identity().number();
  }

  synchronized boolean addUnlessMoved(LiveStream stream, Generation generation) {
    return !closed && !hasMovedFrom(generation) && streams.all().add(stream);
  }

  /**
   * Makes a generation the current one, unless the engine is closed or has a stream that is not
   * among those that are ready to move; the generation before it, or null then.
   */
  synchronized @Nullable Generation replaceCurrent(
      Generation next, Set<LiveStream> ready, @Nullable RunningEngine canary) {
    if (closed || !ready.containsAll(streams.all())) {
      return null;
    }
    Generation before = current;
    current = next;
    if (canary != null) {
      canary.isHandedOver = true;
      streams.all().addAll(canary.streams());
    }
    return before;
  }

  /** Moves a stream; done when its old analyzer is closed. */
  CompletableFuture<Void> move(LiveStream stream, AnalyzerSlot slot) {
    return streams.move(stream, slot);
  }

  @Override
  public void moveStream(LiveStream stream, Engine to, @Nullable Map<String, String> cameraSettings)
      throws HostException {
    if (!(to instanceof RunningEngine target) || target.host != host || target.closed) {
      throw AnalyzerProblems.engineIsClosed("stream " + stream.id());
    }
    if (target == this) {
      if (cameraSettings != null) {
        throw EngineProblems.isThereAlready(stream.id());
      }
      return;
    }
    beginChange();
    try {
      target.beginChange();
      try {
        requireThere(stream);
        holdingStreamSettings(target, () -> moveOne(stream, target, cameraSettings));
      } catch (EngineIsGone closedMeanwhile) {
        throw target.isClosedProblem();
      } finally {
        target.changing.end();
      }
    } finally {
      changing.end();
    }
  }

  /**
   * Refuses a stream that a canary moved to another engine, or that was closed, in the meantime.
   */
  private void requireThere(LiveStream stream) throws HostException {
    if (!streams.all().contains(stream)) {
      throw stream.isClosed()
          ? AnalyzerProblems.engineIsClosed("stream " + stream.id())
          : EngineProblems.anotherChange(generation().pluginId());
    }
  }

  private void moveOne(
      LiveStream stream, RunningEngine target, @Nullable Map<String, String> cameraSettings)
      throws HostException {
    CameraMove move = new CameraMove(services, this, target);
    FrameOrigin origin = stream.originFor(target.generation().pluginId());
    if (cameraSettings != null) {
      GivenCameraSettings.requireFit(target.current, stream.id(), cameraSettings);
      origin = stream.originWith(cameraSettings);
    }
    move.prepare(stream, origin);
    List<Problem> warnings = move.commit(SwapPolicy.defaults().drainDeadline());
    services.problems().add(warnings);
    if (move.moved().isEmpty()) {
      throw AnalyzerProblems.engineIsClosed("stream " + stream.id());
    }
  }

  GenerationChanges generations() {
    return generations;
  }

  EngineChanges changing() {
    return changing;
  }

  /** Makes a change while no stream of this and another engine changes its settings. */
  void holdingStreamSettings(RunningEngine other, LiveStream.Change change) throws HostException {
    boolean done =
        changing.ofAllStreams(
            () ->
                other.changing.ofAllStreams(
                    () -> {
                      change.run();
                      return true;
                    }));
    LOG.debug("A change of two engines is done: {}", done);
  }

  void adjustWorkers() {
    streams.adjustWorkers();
  }

  /** Gives the streams to the engine that has taken this one's generation over. */
  void handOverStreams(RunningEngine to) {
    for (LiveStream stream : streams.all()) {
      stream.belongTo(to);
      leave(stream);
    }
  }

  /** Notes a stream that leaves, and needs this engine's workers until it has moved. */
  void awaitLater(CompletableFuture<Void> move) {
    streams.awaitLater(move);
  }

  /** Waits for the streams that leave; false if the time ran out. */
  boolean awaitLeavers(Duration longest) {
    return streams.drainLeavers(new Drain(current, longest)).isEmpty();
  }

  /** Waits until every stream that leaves has ended its frame, and a listener its call. */
  void awaitLeavers() {
    streams.awaitLeavers();
  }

  /** A stream has moved to another engine. */
  void leave(LiveStream stream) {
    streams.all().remove(stream);
    shadowPlace.closed(stream);
  }

  /** A stream has come from another engine, and may have been closed before it belonged here. */
  void settle(LiveStream stream) {
    if (stream.isClosed()) {
      streams.all().remove(stream);
    } else {
      shadowPlace.opened(stream);
    }
  }

  @Override
  public SwapReport swap(Map<String, String> settings, SwapPolicy policy) throws HostException {
    return swap(generation().pluginId(), settings, policy);
  }

  @Override
  public SwapReport swap(String pluginId, Map<String, String> settings, SwapPolicy policy)
      throws HostException {
    return generations.swap(pluginId, settings, policy, ChangeCourse.unobserved());
  }

  @Override
  public PendingChange<SwapReport> swapAsync(
      String pluginId, Map<String, String> settings, SwapPolicy policy) {
    Map<String, String> copy = Map.copyOf(settings);
    return host.changes().begin(this, course -> generations.swap(pluginId, copy, policy, course));
  }

  @Override
  public void changeSettings(Map<String, String> changes) throws HostException {
    beginChange();
    try {
      Generation generation = current;
      generation
          .engine()
          .changeSettings(
              LiveSettings.changed(
                  generation.engine().plugin().engineSettings(),
                  generation.engine().settings(),
                  SettingsEdit.of(changes),
                  "the engine of " + generation.identity().pluginId(),
                  "swap the engine with these settings"));
      generation.nextSettingsRevision();
    } catch (EngineIsGone closedMeanwhile) {
      throw isClosedProblem();
    } finally {
      changing.end();
    }
  }

  @Override
  public void changeStream(LiveStream.Change change) throws HostException {
    changing.ofOneStream(change);
  }

  @Override
  public SwapReport rollback() throws HostException {
    return generations.rollback();
  }

  @Override
  public Shadow shadow(String pluginId, Map<String, String> settings, ShadowPolicy policy)
      throws HostException {
    requireOpen();
    shadowPlace.requireFree(pluginId);
    StartedEngine started = host.start(pluginId, settings, ChangeCourse.unobserved());
    boolean begun = false;
    try {
      RunningShadow shadow =
          new RunningShadow(
              new RunningShadow.Setting(services, host.shadowQueue()),
              shadowPlace,
              () -> current,
              Generation.of(host.nextGeneration(), started),
              policy);
      shadowPlace.begin(shadow, streams.all());
      begun = true;
      if (closed) {
        shadow.close(); // the engine may have looked for its shadow before this one was there
        requireOpen();
      }
      return shadow;
    } finally {
      if (!begun) {
        started.close();
      }
    }
  }

  @Override
  public SwapReport promote(PromotionPolicy gate, SwapPolicy policy) throws HostException {
    return generations.promote(gate, policy, ChangeCourse.unobserved());
  }

  @Override
  public PendingChange<SwapReport> promoteAsync(PromotionPolicy gate, SwapPolicy policy) {
    return host.changes().begin(this, course -> generations.promote(gate, policy, course));
  }

  @Override
  public Canary canary(String pluginId, Map<String, String> settings, CanaryPolicy policy)
      throws HostException {
    return generations.canary(pluginId, settings, policy);
  }

  /** Compares this engine with another one's plugin and settings, which are started anew. */
  Shadow shadowOf(RunningEngine other, ShadowPolicy policy) throws HostException {
    StartedEngine compared = other.current.engine();
    return shadow(compared.pluginId(), compared.settings().toText(), policy);
  }

  /** Begins a change of this engine and another one, unless one of them changes already. */
  boolean tryBeginWith(RunningEngine other) {
    if (!changing.tryBegin()) {
      return false;
    }
    boolean both = other.changing.tryBegin();
    if (!both) {
      changing.end();
    }
    return both;
  }

  void endWith(RunningEngine other) {
    other.changing.end();
    changing.end();
  }

  /** The end of a canary is known, and keeps other changes away no longer. */
  void release(RunningCanary canary) {
    canaryPlace.release(canary);
  }

  /** A canary has ended. */
  void leave(RunningCanary canary) {
    canaryPlace.leave(canary);
  }

  HostException isClosedProblem() {
    return AnalyzerProblems.engineIsClosed("engine of " + generation().pluginId());
  }

  private void requireOpen() throws HostException {
    if (closed) {
      throw isClosedProblem();
    }
  }

  /** Begins a change unless one runs, or a stream of this engine would wait for itself. */
  void beginChange() throws HostException {
    requireOpen();
    if (streams.isInOwnTurn()) {
      throw EngineProblems.calledInOwnTurn(generation().pluginId());
    }
    if (!changing.tryBegin()) {
      throw EngineProblems.anotherChange(generation().pluginId());
    }
  }

  @Override
  public void closed(LiveStream stream) {
    streams.all().remove(stream);
    shadowPlace.closed(stream);
    host.closed(stream);
  }

  /** The engine's figures, with these numbers of its streams. */
  public EngineMetrics metrics(List<StreamMetrics> ofStreams) {
    Generation generation = current;
    int waiting = ofStreams.stream().mapToInt(StreamMetrics::waitingFrames).sum();
    int inFlight = ofStreams.stream().mapToInt(stream -> stream.counters().inFlight()).sum();
    return EngineMetrics.builder()
        .generation(generation.identity())
        .status(generation.engine().latestStatus())
        .streams(ofStreams.size())
        .waitingFrames(waiting)
        .framesInAnalysis(Math.max(0, inFlight - waiting))
        .lostThreads(generation.engine().lostThreads())
        .changes(generations.count())
        .stages(generation.engine().stages().statistics())
        .framesByBatchSize(generation.engine().stages().framesByBatchSize())
        .build();
  }

  /** The report of the engine's shadow, if it has one. */
  public Optional<ShadowReport> shadowReport() {
    return shadowPlace.report();
  }

  @Override
  public EngineGeneration generation() {
    return current.identity();
  }

  @Override
  public EngineDescriptor descriptor() {
    return current.engine().descriptor();
  }

  @Override
  public EngineStatus status() {
    return current.engine().status();
  }

  @Override
  public void close() {
    closing.run(this::closeEverything);
  }

  /** Takes no more streams, and begins to close those that there are; does not wait. */
  public void beginClose() {
    synchronized (this) {
      closed = true;
    }
    canaryPlace.beginClose();
    host.changes().cancel(this, isClosedProblem().problems().get(0));
    streams.beginClose();
  }

  private void closeEverything() {
    OrderedClosing.run(
        this::closeStreamsAndShadow,
        () -> host.changes().awaitEnded(this, services.policy().openDeadline()),
        this::closeCurrent,
        this::drainLeavers,
        this::closeWorkers,
        () -> host.closed(this));
  }

  /** Streams, shadow, canary and the previous engine close at the same time. */
  private void closeStreamsAndShadow() {
    beginClose();
    List<Runnable> others = new ArrayList<>();
    others.add(shadowPlace::close);
    others.add(canaryPlace::awaitClosed);
    others.add(generations::closePrevious);
    ParallelClosing.run(streams::awaitClosed, others);
  }

  private void closeCurrent() {
    if (!isHandedOver) {
      current.engine().close();
    }
  }

  /** Waits for streams that are on their way to another engine. */
  private void drainLeavers() {
    Drain drain = new Drain(current, services.policy().openDeadline());
    services.problems().add(streams.drainLeavers(drain));
  }

  private void closeWorkers() {
    List<String> left = streams.closeWorkers();
    if (!left.isEmpty()) {
      services
          .problems()
          .add(
              List.of(
                  EngineProblems.workersNotEnded(
                      String.join(", ", left), generation().pluginId())));
    }
  }
}
