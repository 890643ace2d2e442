package io.nunchi.api.fault;

import io.nunchi.api.AnalyticsHost;
import io.nunchi.api.Engine;
import io.nunchi.api.HostException;
import io.nunchi.api.Stream;
import io.nunchi.api.StreamListener;
import io.nunchi.api.frame.AnalyzedFrame;
import io.nunchi.api.frame.Camera;
import io.nunchi.api.frame.DroppedFrame;
import io.nunchi.api.frame.FrameBuffer;
import io.nunchi.api.metrics.StreamHealth;
import io.nunchi.api.shadow.Shadow;
import io.nunchi.api.testplugin.Command;
import io.nunchi.api.testplugin.gate.Gate;
import io.nunchi.spi.failure.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/**
 * A camera that brings a fault about again and again, with a frame that is as it should be before
 * each. One thread of the VMS offers, and waits for the end of each frame.
 */
final class FaultyCamera implements StreamListener {

  /** Longer than any deadline of the host: a frame that takes longer is lost. */
  static final Duration LONGEST = Duration.ofSeconds(30);

  private static final Duration BETWEEN_FAULTS = Duration.ofMillis(400);

  private final FaultySite site;
  private final Stream stream;
  private final boolean first;
  private final AtomicLong told = new AtomicLong();
  private final AtomicLong injections = new AtomicLong();
  private final AtomicLong longestOfferNanos = new AtomicLong();
  private final AtomicReference<Runnable> duringNextResult = new AtomicReference<>(() -> {});
  private final Set<String> problems = ConcurrentHashMap.newKeySet();
  private volatile Optional<Throwable> failure = Optional.empty();
  private volatile Optional<Shadow> shadow = Optional.empty();
  private volatile boolean stopping;

  FaultyCamera(FaultySite site, int number) throws HostException {
    this.site = site;
    this.first = number == 1;
    this.stream = site.host().openStream(Camera.named("faulty-" + number), site.engine(), this);
  }

  AnalyticsHost host() {
    return site.host();
  }

  Engine engine() {
    return site.engine();
  }

  Gate gate() {
    return site.gate();
  }

  Stream stream() {
    return stream;
  }

  /** Returns true for one of the cameras of an engine: it does what is done to the engine. */
  boolean isFirst() {
    return first;
  }

  /** Injects the fault again and again until the camera is stopped. */
  Thread start(Injection injection) {
    Thread vms = new Thread(() -> injectAgainAndAgain(injection), "vms-" + stream.camera().id());
    vms.start();
    return vms;
  }

  private void injectAgainAndAgain(Injection injection) {
    try {
      injection.prepare(this);
      while (!stopping) {
        if (stream.health().state() == StreamHealth.State.QUARANTINED) {
          stream.releaseFromQuarantine();
        }
        if (injection.keepsACallback() && injections.get() > 0) {
          offer(Command.DETECT);
        } else {
          offerAndWait(Command.DETECT);
          injection.inject(this);
        }
        injections.incrementAndGet();
        LockSupport.parkNanos(BETWEEN_FAULTS.toNanos());
      }
    } catch (Exception | AssertionError e) {
      failure = Optional.of(e);
    }
  }

  /** Offers a frame, and waits for its end. */
  void offerAndWait(Command command) throws InterruptedException {
    offer(command);
    if (!stream.awaitIdle(LONGEST)) {
      throw new AssertionError(
          "a frame of " + stream.camera().id() + " has no end: " + stream.counters());
    }
  }

  void offer(Command command) {
    offer(site.pictures().of(command));
  }

  /** Offers a frame whose release callback does something. */
  void offer(Runnable duringRelease) {
    offer(site.pictures().of(Command.DETECT, duringRelease));
  }

  private void offer(FrameBuffer picture) {
    long beginNanos = System.nanoTime();
    stream.offer(picture);
    longestOfferNanos.accumulateAndGet(System.nanoTime() - beginNanos, Math::max);
  }

  /** Keeps the shadow whose sink is at fault. */
  void comparedBy(Shadow newShadow) {
    shadow = Optional.of(newShadow);
  }

  /** The number of callbacks of the VMS that failed. */
  long callbackFailures() {
    return stream.counters().listenerFailures()
        + shadow.map(started -> started.report().kept().failures()).orElse(0L);
  }

  /** Lets the listener do something when it is told the next result. */
  void duringNextResult(Runnable action) {
    duringNextResult.set(action);
  }

  /** Keeps the codes of a refusal: the fault may be named there. */
  void refused(HostException refusal) {
    onProblem(refusal.problems());
  }

  @Override
  public void onResult(AnalyzedFrame frame) {
    told.incrementAndGet();
    duringNextResult.getAndSet(() -> {}).run();
  }

  @Override
  public void onDropped(DroppedFrame frame) {
    told.incrementAndGet();
    onProblem(frame.problems());
  }

  @Override
  public void onProblem(List<Problem> newProblems) {
    newProblems.forEach(problem -> problems.add(problem.code()));
  }

  Set<String> problems() {
    return problems;
  }

  long told() {
    return told.get();
  }

  long injections() {
    return injections.get();
  }

  Duration longestOffer() {
    return Duration.ofNanos(longestOfferNanos.get());
  }

  Optional<Throwable> failure() {
    return failure;
  }

  void stop() {
    stopping = true;
  }
}
