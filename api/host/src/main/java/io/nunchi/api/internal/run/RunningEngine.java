package io.nunchi.api.internal.run;

import io.nunchi.api.Engine;
import io.nunchi.api.HostException;
import io.nunchi.api.StreamListener;
import io.nunchi.api.StreamOptions;
import io.nunchi.api.SwapPolicy;
import io.nunchi.api.SwapReport;
import io.nunchi.api.frame.Camera;
import io.nunchi.api.frame.EngineGeneration;
import io.nunchi.api.frame.FrameOrigin;
import io.nunchi.api.metrics.EngineMetrics;
import io.nunchi.api.metrics.StreamMetrics;
import io.nunchi.api.shadow.PromotionPolicy;
import io.nunchi.api.shadow.Shadow;
import io.nunchi.api.shadow.ShadowPolicy;
import io.nunchi.loading.internal.call.EngineIsGone;
import io.nunchi.loading.internal.call.PluginCallFailed;
import io.nunchi.spi.EngineDescriptor;
import io.nunchi.spi.EngineStatus;
import io.nunchi.spi.StreamInfo;
import io.nunchi.spi.failure.Problem;
import io.nunchi.spi.failure.SettingsException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/**
 * An engine as the VMS sees it: whatever generation runs behind it, and the streams that use it.
 */
final class RunningEngine implements Engine {

  private final RunningHost host;
  private final HostServices services;
  private final Set<RunningStream> streams = ConcurrentHashMap.newKeySet();
  private final SharedClosing closing = new SharedClosing();
  private volatile boolean closed;
  private final AtomicBoolean changing = new AtomicBoolean();
  private final ShadowPlace shadowPlace = new ShadowPlace();
  private final AtomicLong changes = new AtomicLong();

  /** Keeps a stream from changing its settings between the two generations of a swap. */
  private final ReadWriteLock streamSettings = new ReentrantReadWriteLock();

  private volatile Generation current;
  private volatile @Nullable StartedEngine previous;

  RunningEngine(RunningHost host, HostServices services, Generation first) {
    this.host = host;
    this.services = services;
    this.current = first;
  }

  RunningHost host() {
    return host;
  }

  boolean isClosed() {
    return closed;
  }

  Set<RunningStream> streams() {
    return streams;
  }

  /** Opens a stream on the generation of this moment. */
  RunningStream open(
      FrameOrigin origin, StreamOptions options, Duration maximumAge, StreamListener listener)
      throws HostException {
    while (true) {
      Generation generation = current;
      Optional<AnalyzerSlot> slot = openUnlessMoved(generation, origin);
      if (slot.isPresent()) {
        RunningStream stream =
            new RunningStream(this, services, origin, options, maximumAge, listener, slot.get());
        if (addUnlessMoved(stream, generation)) {
          shadowPlace.opened(stream);
          return stream;
        }
        new SlotClosing(services, origin).close(slot.get());
      }
      if (isClosed()) {
        throw RunningHost.engineIsClosed("stream " + origin.streamId());
      }
    }
  }

  /** Empty if the generation is no longer the current one, which is no failure. */
  private Optional<AnalyzerSlot> openUnlessMoved(Generation generation, FrameOrigin origin)
      throws HostException {
    try {
      return Optional.of(openSlot(generation, origin));
    } catch (HostException refused) {
      if (isClosed() || hasMovedFrom(generation)) {
        return Optional.empty();
      }
      throw refused;
    }
  }

  private boolean hasMovedFrom(Generation generation) {
    return current.identity().number() != generation.identity().number();
  }

  private synchronized boolean addUnlessMoved(RunningStream stream, Generation generation) {
    return !closed && !hasMovedFrom(generation) && streams.add(stream);
  }

  /**
   * Makes a generation the current one, unless the engine is closed or has a stream that is not
   * among those that are ready to move; the generation before it, or null then.
   */
  synchronized @Nullable Generation replaceCurrent(Generation next, Set<RunningStream> ready) {
    if (closed || !ready.containsAll(streams)) {
      return null;
    }
    Generation before = current;
    current = next;
    return before;
  }

  /** Moves a stream; done when its old analyzer is closed. */
  CompletableFuture<Void> move(RunningStream stream, AnalyzerSlot slot) {
    SlotClosing closing = new SlotClosing(services, stream.origin());
    return stream
        .switchTo(slot)
        .thenAcceptAsync(closing::close, task -> new Thread(task, "nunchi-drain").start());
  }

  /** Opens a camera's analyzer beside whatever runs. */
  AnalyzerSlot openSlot(Generation generation, FrameOrigin origin) throws HostException {
    AnalyzerSlot slot = unopenedSlot(generation, origin);
    try {
      slot.openFirst();
      return slot;
    } catch (PluginCallFailed e) {
      throw new HostException(e.problems(), e.getCause());
    }
  }

  AnalyzerSlot unopenedSlot(Generation generation, FrameOrigin origin) throws HostException {
    try {
      StreamInfo info =
          new StreamInfo(
              origin.streamId(),
              origin.camera().displayName(),
              origin.camera().frameRate(),
              generation.engine().plugin().streamSettings().parse(origin.camera().settings()));
      return new AnalyzerSlot(services, generation, info);
    } catch (SettingsException e) {
      throw new HostException(e.problems(), e);
    } catch (EngineIsGone gone) {
      throw RunningHost.engineIsClosed("stream " + origin.streamId());
    }
  }

  @Override
  public SwapReport swap(Map<String, String> settings, SwapPolicy policy) throws HostException {
    return swap(generation().pluginId(), settings, policy);
  }

  @Override
  public SwapReport swap(String pluginId, Map<String, String> settings, SwapPolicy policy)
      throws HostException {
    beginChange();
    try {
      long beginNanos = System.nanoTime();
      StartedEngine started = host.start(pluginId, settings);
      try {
        Generation next = Generation.of(host.nextGeneration(), started);
        probe(next, policy);
        Duration start = Duration.ofNanos(System.nanoTime() - beginNanos);
        return change(next, policy, start);
      } finally {
        if (current.engine() != started) { // whatever kept the streams from moving to it
          started.close();
        }
      }
    } finally {
      changing.set(false);
    }
  }

  private void probe(Generation next, SwapPolicy policy) throws HostException {
    FrameOrigin origin =
        streams.stream()
            .findFirst()
            .map(RunningStream::origin)
            .orElse(FrameOrigin.of(Camera.named("probe")));
    AnalyzerSlot slot = openSlot(next, origin);
    new EngineProbe(services, next).run(slot, origin, policy);
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
                  changes,
                  "the engine of " + generation.identity().pluginId(),
                  "swap the engine with these settings"));
      generation.nextSettingsRevision();
    } catch (EngineIsGone closedMeanwhile) {
      throw RunningHost.engineIsClosed("engine of " + generation().pluginId());
    } finally {
      changing.set(false);
    }
  }

  /** A change of one stream's settings. */
  interface StreamChange {
    void run() throws HostException;
  }

  /** Changes a stream's settings, not while the streams move to another generation. */
  void changeStream(StreamChange change) throws HostException {
    streamSettings.readLock().lock();
    try {
      change.run();
    } finally {
      streamSettings.readLock().unlock();
    }
  }

  private SwapReport change(Generation next, SwapPolicy policy, Duration start)
      throws HostException {
    Generation from = current;
    SwapReport report;
    streamSettings.writeLock().lock();
    try {
      report = new GenerationSwitch(this, services, next, policy).commit(start);
    } finally {
      streamSettings.writeLock().unlock();
    }
    changes.incrementAndGet();
    host.tell(listener -> listener.onEngineChanged(this, report));
    StartedEngine older = previous;
    previous = policy.keepPrevious() ? from.engine() : null;
    if (older != null && older != next.engine()) {
      older.close();
    }
    if (!policy.keepPrevious() || isClosed()) {
      from.engine().close();
    }
    return report;
  }

  @Override
  public SwapReport rollback() throws HostException {
    beginChange();
    try {
      StartedEngine target = previous;
      if (target == null) {
        throw new HostException(
            Problem.of("NUN-4514", "there is no engine to return to")
                .expected("a swap before, whose policy keeps the previous engine")
                .found("none")
                .where("engine of " + generation().pluginId())
                .fix("swap to the engine that is wanted"));
      }
      Generation next = Generation.of(host.nextGeneration(), target);
      return change(next, SwapPolicy.defaults(), Duration.ZERO);
    } catch (EngineIsGone closedMeanwhile) {
      throw RunningHost.engineIsClosed("engine of " + generation().pluginId());
    } finally {
      changing.set(false);
    }
  }

  @Override
  public Shadow shadow(String pluginId, Map<String, String> settings, ShadowPolicy policy)
      throws HostException {
    requireOpen();
    shadowPlace.requireFree(pluginId);
    StartedEngine started = host.start(pluginId, settings);
    boolean begun = false;
    try {
      RunningShadow shadow =
          new RunningShadow(
              this,
              current,
              host.shadowServices(),
              shadowPlace,
              Generation.of(host.nextGeneration(), started),
              policy);
      shadowPlace.begin(shadow, streams);
      begun = true;
      if (isClosed()) {
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
    beginChange();
    try {
      RunningShadow shadow = shadowPlace.running();
      shadow.requirePassed(gate);
      StartedEngine candidate = shadow.beginPromotion();
      boolean promoted = false;
      try {
        long beginNanos = System.nanoTime();
        Generation next = Generation.of(host.nextGeneration(), candidate);
        probe(next, policy);
        Duration start = Duration.ofNanos(System.nanoTime() - beginNanos);
        SwapReport report = change(next, policy, start);
        promoted = true;
        return report;
      } finally {
        shadow.endPromotion(promoted);
      }
    } catch (EngineIsGone closedMeanwhile) {
      throw RunningHost.engineIsClosed("engine of " + generation().pluginId());
    } finally {
      changing.set(false);
    }
  }

  private void requireOpen() throws HostException {
    if (isClosed()) {
      throw RunningHost.engineIsClosed("engine of " + generation().pluginId());
    }
  }

  private void beginChange() throws HostException {
    requireOpen();
    if (!changing.compareAndSet(false, true)) {
      throw new HostException(
          Problem.of("NUN-4516", "another change of this engine is under way")
              .expected("one swap, rollback or change of settings at a time")
              .found("two")
              .where("engine of " + generation().pluginId())
              .fix("wait until the other one has returned"));
    }
  }

  void checkProgress() {
    streams.forEach(RunningStream::checkProgress);
  }

  void remove(RunningStream stream) {
    streams.remove(stream);
    shadowPlace.closed(stream);
    host.remove(stream);
  }

  /** The engine's figures, with these numbers of its streams. */
  EngineMetrics metrics(List<StreamMetrics> ofStreams) {
    Generation generation = current;
    int waiting = ofStreams.stream().mapToInt(StreamMetrics::waitingFrames).sum();
    int inFlight = ofStreams.stream().mapToInt(stream -> stream.counters().inFlight()).sum();
    return EngineMetrics.builder()
        .generation(generation.identity())
        .status(generation.engine().latestStatus())
        .streams(ofStreams.size())
        .waitingFrames(waiting)
        .framesInAnalysis(Math.max(0, inFlight - waiting))
        .changes(changes.get())
        .stages(generation.engine().stages().statistics())
        .framesByBatchSize(generation.engine().stages().framesByBatchSize())
        .build();
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

  private void closeEverything() {
    synchronized (this) {
      closed = true;
    }
    try {
      List.copyOf(streams).forEach(RunningStream::close);
      shadowPlace.close();
    } finally {
      StartedEngine kept = previous;
      if (kept != null) {
        kept.close();
      }
      current.engine().close();
      host.remove(this);
    }
  }
}
