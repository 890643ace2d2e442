package io.nunchi.api.internal.run;

import io.nunchi.api.HostException;
import io.nunchi.api.Stream;
import io.nunchi.api.StreamListener;
import io.nunchi.api.StreamOptions;
import io.nunchi.api.SupervisionPolicy;
import io.nunchi.api.frame.Camera;
import io.nunchi.api.frame.DropReason;
import io.nunchi.api.frame.FrameBuffer;
import io.nunchi.api.frame.FrameClaims;
import io.nunchi.api.frame.FrameOrigin;
import io.nunchi.api.internal.measure.StreamMeter;
import io.nunchi.api.metrics.StreamCounters;
import io.nunchi.api.metrics.StreamHealth;
import io.nunchi.api.metrics.StreamMetrics;
import io.nunchi.loading.internal.log.LogName;
import io.nunchi.spi.failure.Problem;
import io.nunchi.spi.frame.PixelFormat;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** A camera's stream as the VMS sees it: offers go into the mailbox, turns empty it. */
final class RunningStream implements Stream {

  private static final long SHORTEST_STALL_NANOS = TimeUnit.SECONDS.toNanos(2);

  private final RunningEngine engine;
  private final HostServices services;
  private final String id;
  private final StreamSettings settings;
  private final Lock settingsLock = new ReentrantLock();
  private final Mailbox mailbox = new Mailbox();
  private final ListenerCalls listener;
  private final HealthLog health;
  private final StreamMeter meter;
  private final FrameRate frameRate;
  private final StreamTurns turns;
  private final AtomicBoolean closed = new AtomicBoolean();
  private volatile @Nullable PixelFormat latestFormat;

  RunningStream(
      RunningEngine engine,
      HostServices services,
      FrameOrigin origin,
      StreamOptions options,
      Duration maximumAge,
      StreamListener listener,
      AnalyzerSlot slot) {
    this.engine = engine;
    this.services = services;
    this.id = origin.streamId();
    this.settings = new StreamSettings(origin);
    this.meter = new StreamMeter(slot.generation().newMeter());
    this.listener = new ListenerCalls(settings, listener, mailbox, services, meter);
    long ageNanos = maximumAge.toNanos();
    this.health =
        new HealthLog(
            Math.max(SHORTEST_STALL_NANOS, 2 * ageNanos),
            (before, now) ->
                services.listeners().tell(told -> told.onHealthChanged(this, before, now)));
    this.frameRate = new FrameRate(options.targetFrameRate());
    this.turns =
        new StreamTurns(
            services,
            settings,
            mailbox,
            this.listener,
            health,
            meter,
            ageNanos,
            options.priority().weight(),
            slot);
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public Camera camera() {
    return settings.camera();
  }

  FrameOrigin origin() {
    return settings.origin();
  }

  @Override
  public long offer(FrameBuffer picture, @Nullable Object tag) {
    FrameClaims.claim(picture, id);
    long now = services.clock().nanos();
    latestFormat = picture.pixelFormat();
    health.offered(now);
    meter.current().offered();
    Mailbox.Taken offer = mailbox.offer(picture, tag, now, refusal(picture, now));
    if (offer.turnIsDue()) {
      turns.queue();
    }
    Waiting dropped = offer.dropped();
    if (dropped != null) {
      drop(
          dropped,
          offer.reason(),
          offer.reason() == DropReason.UNSUPPORTED_FORMAT
              ? List.of(turns.slot().unsupported(picture.pixelFormat()))
              : List.of());
    }
    return offer.answer();
  }

  private void drop(Waiting dropped, DropReason reason, List<Problem> problems) {
    LogName.Scope named = turns.slot().logName().enter();
    try {
      listener.release(dropped.picture());
      listener.dropped(dropped, reason, problems);
    } finally {
      named.leave();
    }
  }

  private @Nullable DropReason refusal(FrameBuffer picture, long nowNanos) {
    if (!turns.slot().accepts(picture.pixelFormat())) {
      return DropReason.UNSUPPORTED_FORMAT;
    }
    return frameRate.isAbove(nowNanos) ? DropReason.ABOVE_TARGET_RATE : null;
  }

  /** The pixel format of the latest offer, or null before the first. */
  @Nullable PixelFormat latestFormat() {
    return latestFormat;
  }

  /** Moves to another generation between two frames; gives the slot that is out of use then. */
  CompletableFuture<AnalyzerSlot> switchTo(AnalyzerSlot next) {
    CompletableFuture<AnalyzerSlot> replaced = new CompletableFuture<>();
    turns.switchTo(new StreamTurns.Switch(next, replaced));
    return replaced;
  }

  /** Lets a shadow see the results; there is one at most. */
  void tap(ResultTap tap) {
    turns.tap(tap);
  }

  boolean isClosed() {
    return closed.get();
  }

  void checkProgress() {
    health.checkProgress(services.clock().nanos());
  }

  @Override
  public void changeSettings(Map<String, String> changes) throws HostException {
    if (closed.get() || mailbox.isOwnTurn()) {
      throw settings.cannotChange(closed.get() ? "a closed stream" : "a call by its own listener");
    }
    SettingsChange change = SettingsChange.of(changes);
    settingsLock.lock();
    try {
      engine.changeStream(
          () -> {
            turns.change(change);
            change.await(longestChange(), "stream " + id, () -> settings.withdraw(change));
          });
    } finally {
      settingsLock.unlock();
    }
  }

  /** A frame and a change, each until its thread is given up. */
  private Duration longestChange() {
    SupervisionPolicy policy = services.policy();
    return policy
        .analysisDeadline()
        .plus(policy.openDeadline())
        .plus(policy.interruptGrace().multipliedBy(2));
  }

  @Override
  public boolean awaitIdle(Duration timeout) throws InterruptedException {
    return mailbox.awaitIdle(TimeUnit.NANOSECONDS.convert(timeout));
  }

  @Override
  public StreamCounters counters() {
    return mailbox.counters(turns.slot().leases().open());
  }

  @Override
  public StreamMetrics metrics() {
    return new StreamMetrics(
        id, health.now(), counters(), mailbox.isFrameWaiting() ? 1 : 0, meter.generations());
  }

  @Override
  public StreamHealth health() {
    return health.now();
  }

  @Override
  public void releaseFromQuarantine() {
    turns.release();
  }

  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      awaitClosed(); // a second caller may rely on the analyzer being closed, too
      return;
    }
    Waiting dropped = mailbox.close();
    if (dropped != null) {
      drop(dropped, DropReason.CLOSING, List.of());
    }
    turns.close();
    if (!awaitClosed()) {
      reportNotReturned();
    }
    health.change(StreamHealth.State.STOPPED, "the stream was closed", "nothing");
    engine.remove(this);
  }

  private boolean awaitClosed() {
    try {
      return mailbox.awaitClosed(services.policy().openDeadline().toNanos());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true; // nobody waited long enough to blame anybody
    }
  }

  private void reportNotReturned() {
    boolean listenerIsBusy = listener.isBusy();
    Problem late =
        Problem.of("NUN-4505", "the stream is closed, but not its analyzer")
            .expected("the end of the running frame within " + services.policy().openDeadline())
            .found(
                listenerIsBusy
                    ? "the listener has not returned"
                    : "the analyzer has not returned, or waits for a worker")
            .where("stream " + id)
            .fix("nothing at once: it is closed as soon as it returns or is given up");
    LogName.Scope named = turns.slot().logName().enter();
    try {
      services.problems().add(List.of(late));
    } finally {
      named.leave();
    }
    if (!listenerIsBusy) {
      listener.problems(List.of(late));
    }
  }
}
