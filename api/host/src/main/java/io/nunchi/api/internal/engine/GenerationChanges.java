package io.nunchi.api.internal.engine;

import io.nunchi.api.Canary;
import io.nunchi.api.CanaryPolicy;
import io.nunchi.api.ChangeProgress;
import io.nunchi.api.HostException;
import io.nunchi.api.SwapPolicy;
import io.nunchi.api.SwapReport;
import io.nunchi.api.frame.Camera;
import io.nunchi.api.frame.FrameOrigin;
import io.nunchi.api.internal.analyzer.AnalyzerSlot;
import io.nunchi.api.internal.analyzer.Generation;
import io.nunchi.api.internal.analyzer.StartedEngine;
import io.nunchi.api.internal.service.ChangeCourse;
import io.nunchi.api.internal.service.HostServices;
import io.nunchi.api.internal.shadow.RunningShadow;
import io.nunchi.api.internal.shadow.ShadowPlace;
import io.nunchi.api.internal.stream.LiveStream;
import io.nunchi.api.shadow.PromotionPolicy;
import io.nunchi.loading.internal.call.EngineIsGone;
import io.nunchi.spi.frame.PixelFormat;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The changes of an engine's generation: swap, rollback, promotion and canary, each in the same
 * order. Start beside what runs, probe, move the streams, close what is out of use; a change that
 * fails before the move changes nothing. One at a time.
 */
final class GenerationChanges {

  /**
   * The parts of the engine that its changes touch.
   *
   * @param streams the streams, which move
   * @param changing lets one change run at a time
   * @param shadow the shadow whose candidate may be promoted
   * @param canary the canary that keeps other changes away
   */
  record Places(
      EngineStreams streams, EngineChanges changing, ShadowPlace shadow, CanaryPlace canary) {}

  private final RunningEngine engine;
  private final EngineHost host;
  private final HostServices services;
  private final Places places;
  private final AtomicLong count = new AtomicLong();
  private volatile @Nullable StartedEngine previous;

  GenerationChanges(RunningEngine engine, EngineHost host, Places places) {
    this.engine = engine;
    this.host = host;
    this.services = host.services();
    this.places = places;
  }

  /** The number of changes so far. */
  long count() {
    return count.get();
  }

  /** Closes the engine that a rollback would return to. */
  void closePrevious() {
    StartedEngine kept = previous;
    if (kept != null) {
      kept.close();
    }
  }

  SwapReport swap(
      String pluginId, Map<String, String> settings, SwapPolicy policy, ChangeCourse course)
      throws HostException {
    beginSwitch();
    try {
      long beginNanos = System.nanoTime();
      StartedEngine started = host.start(pluginId, settings, course);
      try {
        Generation next = Generation.of(host.nextGeneration(), started);
        SwitchPlan plan = new SwitchPlan(next, policy, course, null);
        engine.expectFormats(formats(next));
        probe(plan, places.streams().all());
        return change(plan, since(beginNanos));
      } finally {
        engine.expectFormats(Set.of());
        if (engine.current().engine() != started) { // whatever kept the streams from moving to it
          started.close();
        }
      }
    } finally {
      places.changing().end();
    }
  }

  /** Tries a started engine with the settings of a camera among those that are to move to it. */
  private void probe(SwitchPlan plan, Collection<LiveStream> moving) throws HostException {
    plan.course().begin(ChangeProgress.Step.PROBING);
    plan.requireRoom(moving.size());
    plan.requireCameraSettingsFit(places.streams().all());
    FrameOrigin origin =
        moving.stream()
            .findFirst()
            .map(plan::originOf)
            .orElse(FrameOrigin.of(Camera.named("probe")));
    AnalyzerSlot slot = AnalyzerSlot.openedAside(services, plan.next(), origin);
    new EngineProbe(services, plan.next()).run(slot, origin, plan.policy());
  }

  private SwapReport change(SwitchPlan plan, Duration start) throws HostException {
    Generation from = engine.current();
    SwapReport report =
        places
            .changing()
            .ofAllStreams(() -> new GenerationSwitch(engine, services, plan).commit(start));
    count.incrementAndGet();
    StartedEngine older = previous;
    previous = plan.policy().keepPrevious() ? from.engine() : null;
    try {
      places.streams().adjustWorkers();
      host.tell(listener -> listener.onEngineChanged(engine, report));
    } finally { // also if the host has no memory for a thread
      if (older != null && older != plan.next().engine()) {
        older.close();
      }
      if (!plan.policy().keepPrevious() || engine.isClosed()) {
        from.engine().close();
      }
    }
    return report;
  }

  SwapReport rollback() throws HostException {
    beginSwitch();
    try {
      StartedEngine target = previous;
      if (target == null) {
        throw EngineProblems.nothingToReturnTo(engine.generation().pluginId());
      }
      Generation next = Generation.of(host.nextGeneration(), target);
      engine.expectFormats(formats(next));
      return change(
          new SwitchPlan(next, SwapPolicy.defaults(), ChangeCourse.unobserved(), null),
          Duration.ZERO);
    } catch (EngineIsGone closedMeanwhile) {
      throw engine.isClosedProblem();
    } finally {
      engine.expectFormats(Set.of());
      places.changing().end();
    }
  }

  SwapReport promote(PromotionPolicy gate, SwapPolicy policy, ChangeCourse course)
      throws HostException {
    beginSwitch();
    try {
      RunningShadow shadow = places.shadow().running();
      shadow.requirePassed(gate);
      boolean promoted = false;
      try {
        StartedEngine candidate = shadow.beginPromotion();
        long beginNanos = System.nanoTime();
        Generation next = Generation.of(host.nextGeneration(), candidate);
        SwitchPlan plan = new SwitchPlan(next, policy, course, null);
        engine.expectFormats(formats(next));
        probe(plan, places.streams().all());
        SwapReport report = change(plan, since(beginNanos));
        promoted = true;
        return report;
      } finally {
        engine.expectFormats(Set.of());
        shadow.endPromotion(promoted);
      }
    } catch (EngineIsGone closedMeanwhile) {
      throw engine.isClosedProblem();
    } finally {
      places.changing().end();
    }
  }

  Canary canary(String pluginId, Map<String, String> settings, CanaryPolicy policy)
      throws HostException {
    beginSwitch();
    try {
      List<LiveStream> chosen = CanaryCameras.choose(policy, places.streams().all(), pluginId);
      RunningEngine candidate = candidate(pluginId, settings, policy.swap(), chosen);
      RunningCanary canary = new RunningCanary(services, engine, candidate, policy, chosen);
      boolean begun = false;
      try {
        canary.startComparison();
        engine.holdingStreamSettings(candidate, canary::begin);
        begun = true;
      } finally {
        if (!begun) {
          engine.expectFormats(Set.of());
          canary.beginClose(); // its thread may have begun
          candidate.close();
        }
      }
      places.canary().begin(canary);
      if (engine.isClosed()) {
        canary.beginClose(); // the engine may have looked for it before this one was there
        canary.awaitClosed();
        throw engine.isClosedProblem();
      }
      return canary;
    } catch (EngineIsGone closedMeanwhile) {
      throw engine.isClosedProblem();
    } finally {
      places.changing().end();
    }
  }

  private RunningEngine candidate(
      String pluginId,
      Map<String, String> settings,
      SwapPolicy policy,
      Collection<LiveStream> chosen)
      throws HostException {
    StartedEngine started = host.start(pluginId, settings, ChangeCourse.unobserved());
    boolean complete = false;
    try {
      Generation next = Generation.of(host.nextGeneration(), started);
      SwitchPlan plan = new SwitchPlan(next, policy, ChangeCourse.unobserved(), null);
      Set<PixelFormat> common = common(next);
      engine.expectFormats(common);
      probe(plan, chosen);
      RunningEngine candidate = host.candidate(plan.next());
      candidate.expectFormats(common);
      complete = true;
      return candidate;
    } finally {
      if (!complete) {
        engine.expectFormats(Set.of());
        started.close();
      }
    }
  }

  private static Set<PixelFormat> formats(Generation generation) {
    return generation.engine().descriptor().pixelFormats();
  }

  /** The formats that streams can have on either engine, so that they can move at any time. */
  private Set<PixelFormat> common(Generation next) {
    Set<PixelFormat> common = new HashSet<>(formats(engine.current()));
    common.retainAll(formats(next));
    return Set.copyOf(common);
  }

  /** Moves all streams of this engine and its canary to the canary's engine. */
  SwapReport takeOver(RunningEngine candidate, SwapPolicy policy) throws HostException {
    Generation next = Generation.of(host.nextGeneration(), candidate.current().engine());
    SwitchPlan plan = new SwitchPlan(next, policy, ChangeCourse.unobserved(), candidate);
    return candidate.changing().ofAllStreams(() -> change(plan, Duration.ZERO));
  }

  /** Begins a change of the generation, which a canary must not meet. */
  private void beginSwitch() throws HostException {
    engine.beginChange();
    boolean free = false;
    try {
      places.canary().requireFree(engine.generation().pluginId());
      free = true;
    } finally {
      if (!free) {
        places.changing().end();
      }
    }
  }

  private static Duration since(long beginNanos) {
    return Duration.ofNanos(System.nanoTime() - beginNanos);
  }
}
