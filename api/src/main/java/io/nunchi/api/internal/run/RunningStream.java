package io.nunchi.api.internal.run;

import io.nunchi.api.Camera;
import io.nunchi.api.DropReason;
import io.nunchi.api.FrameBuffer;
import io.nunchi.api.Stream;
import io.nunchi.api.StreamCounters;
import io.nunchi.api.StreamHealth;
import io.nunchi.api.StreamListener;
import io.nunchi.api.StreamOptions;
import io.nunchi.spi.frame.PixelFormat;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A camera's stream as the VMS sees it: offers go into the mailbox, turns empty it. */
final class RunningStream implements Stream {

  private static final Logger LOG = LoggerFactory.getLogger(RunningStream.class);
  private static final Duration LONGEST_CLOSE = Duration.ofSeconds(10);
  private static final long SHORTEST_STALL_NANOS = TimeUnit.SECONDS.toNanos(2);

  private final RunningEngine engine;
  private final HostServices services;
  private final Camera camera;
  private final Mailbox mailbox = new Mailbox();
  private final ListenerCalls listener;
  private final HealthLog health;
  private final FrameRate frameRate;
  private final StreamTurns turns;
  private final AtomicBoolean closed = new AtomicBoolean();
  private volatile @Nullable PixelFormat latestFormat;

  RunningStream(
      RunningEngine engine,
      HostServices services,
      Camera camera,
      StreamOptions options,
      Duration maximumAge,
      StreamListener listener,
      AnalyzerSlot slot) {
    this.engine = engine;
    this.services = services;
    this.camera = camera;
    this.listener = new ListenerCalls(camera, listener, mailbox);
    long ageNanos = maximumAge.toNanos();
    this.health = new HealthLog(Math.max(SHORTEST_STALL_NANOS, 2 * ageNanos));
    this.frameRate = new FrameRate(options.targetFrameRate());
    this.turns =
        new StreamTurns(
            services,
            camera,
            mailbox,
            this.listener,
            health,
            ageNanos,
            options.priority().weight(),
            slot);
  }

  @Override
  public Camera camera() {
    return camera;
  }

  @Override
  public boolean offer(FrameBuffer picture) {
    long now = services.clock().nanos();
    latestFormat = picture.pixelFormat();
    health.offered(now);
    Mailbox.Offer offer = mailbox.offer(picture, now, refusal(picture, now));
    if (offer.turnIsDue()) {
      turns.queue();
    }
    Waiting dropped = offer.dropped();
    if (dropped != null) {
      listener.release(dropped.picture());
      listener.dropped(
          dropped,
          offer.reason(),
          offer.reason() == DropReason.UNSUPPORTED_FORMAT
              ? List.of(turns.slot().unsupported(picture.pixelFormat()))
              : List.of());
    }
    return offer.accepted();
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
  public boolean awaitIdle(Duration timeout) throws InterruptedException {
    return mailbox.awaitIdle(TimeUnit.NANOSECONDS.convert(timeout));
  }

  @Override
  public StreamCounters counters() {
    return mailbox.counters(turns.slot().leases().open());
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
      awaitClosed(); // whoever closes it, too, may rely on the analyzer being closed
      return;
    }
    Waiting dropped = mailbox.close();
    if (dropped != null) {
      listener.release(dropped.picture());
      listener.dropped(dropped, DropReason.CLOSING, List.of());
    }
    turns.close();
    awaitClosed();
    health.change(StreamHealth.State.STOPPED, "the stream was closed", "nothing");
    engine.remove(this);
  }

  private void awaitClosed() {
    try {
      if (!mailbox.awaitClosed(LONGEST_CLOSE.toNanos())) {
        LOG.warn(
            "NUN-4505: the analyzer of stream {} did not return within {}; it is closed when it"
                + " does",
            camera.id(),
            LONGEST_CLOSE);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
