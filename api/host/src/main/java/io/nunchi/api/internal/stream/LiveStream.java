package io.nunchi.api.internal.stream;

import io.nunchi.api.Engine;
import io.nunchi.api.HostException;
import io.nunchi.api.Stream;
import io.nunchi.api.StreamListener;
import io.nunchi.api.StreamOptions;
import io.nunchi.api.SupervisionPolicy;
import io.nunchi.api.frame.Camera;
import io.nunchi.api.frame.FrameBuffer;
import io.nunchi.api.frame.FrameClaims;
import io.nunchi.api.frame.FrameOrigin;
import io.nunchi.api.internal.analyzer.AnalyzerSlot;
import io.nunchi.api.internal.analyzer.SettingsEdit;
import io.nunchi.api.internal.analyzer.StreamStates;
import io.nunchi.api.internal.measure.StreamMeter;
import io.nunchi.api.internal.schedule.RunQueue;
import io.nunchi.api.internal.service.HostServices;
import io.nunchi.api.metrics.StreamCounters;
import io.nunchi.api.metrics.StreamHealth;
import io.nunchi.api.metrics.StreamMetrics;
import io.nunchi.loading.internal.log.HostLog;
import io.nunchi.loading.internal.log.LogName;
import io.nunchi.spi.SavedState;
import io.nunchi.spi.failure.Problem;
import io.nunchi.spi.frame.PixelFormat;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** A camera's stream as the VMS sees it: offers go into the inbox, the loop's turns empty it. */
public final class LiveStream implements Stream {

  /** The engine that a stream belongs to, as its streams see it. */
  public interface Owner {

    /** Changes a stream's settings, not while the streams move to another generation. */
    void changeStream(Change change) throws HostException;

    /**
     * Moves the stream to another engine between two frames.
     *
     * @param cameraSettings the camera's settings there, or null for those that it has for its
     *     plugin
     */
    void moveStream(LiveStream stream, Engine to, @Nullable Map<String, String> cameraSettings)
        throws HostException;

    /** The stream is closed. */
    void closed(LiveStream stream);

    /**
     * The pixel formats of another engine to which the streams may move, now or before they are
     * told; empty if there is none.
     */
    Set<PixelFormat> comingFormats();
  }

  /** A change of one stream. */
  public interface Change {
    void run() throws HostException;
  }

  /**
   * The properties with which a stream is opened.
   *
   * @param maximumAge the longest wait of a frame that is still worth its analysis
   */
  public record Opening(CameraSettings settings, StreamOptions options, Duration maximumAge) {}

  private static final HostLog LOG = HostLog.of(LiveStream.class);
  private static final long SHORTEST_STALL_NANOS = TimeUnit.SECONDS.toNanos(2);

  private final HostServices services;
  private final String id;
  private final StreamParts parts;
  private final Inbox inbox;
  private final ListenerSink sink;
  private final StreamFeed feed;
  private final Lock settingsLock = new ReentrantLock();
  private volatile Owner owner;
  private final StreamFormats formats;
  private final long stateIntervalNanos;
  private long stateSavedNanos;
  private long offeredWhenSaved;
  private StateSaving latestSaving = StateSaving.ended();

  /** A stream that begins with an open analyzer; its turns are queued with others of its engine. */
  public LiveStream(
      Owner owner, HostServices services, Opening opening, StreamListener listener, Place place) {
    this.owner = owner;
    this.services = services;
    this.id = opening.settings().streamId();
    this.stateIntervalNanos = services.policy().stateInterval().map(Duration::toNanos).orElse(0L);
    this.stateSavedNanos = services.clock().nanos();
    FrameRate rate = new FrameRate(opening.options().targetFrameRate());
    this.inbox = new Inbox(rate);
    long ageNanos = opening.maximumAge().toNanos();
    HealthLog health =
        new HealthLog(
            Math.max(SHORTEST_STALL_NANOS, 2 * Math.max(ageNanos, rate.periodNanos())),
            (before, now) ->
                services.listeners().tell(told -> told.onHealthChanged(this, before, now)));
    this.parts =
        new StreamParts(
            opening.settings(),
            inbox,
            health,
            new StreamMeter(place.slot().generation().newMeter()));
    this.sink = new ListenerSink(services, parts, listener);
    this.feed =
        new StreamFeed(
            services,
            parts,
            sink,
            new AnalysisLoop.Schedule(
                place.queue(), opening.options().priority().weight(), ageNanos),
            place.slot());
    this.formats = new StreamFormats(feed);
  }

  /**
   * The place of a stream in an engine.
   *
   * @param slot its open analyzer
   * @param queue the queue of the engine
   */
  public record Place(AnalyzerSlot slot, RunQueue queue) {}

  @Override
  public Camera camera() {
    return parts.settings().origin().camera();
  }

  /** The stream and its camera with the settings that it has, or would have, for a plugin. */
  public FrameOrigin originFor(String pluginId) {
    return parts.settings().forPlugin(pluginId);
  }

  /** The stream and its camera with other settings. */
  public FrameOrigin originWith(Map<String, String> settings) {
    return parts.settings().with(settings);
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public long offer(FrameBuffer picture, @Nullable Object tag) {
    FrameClaims.claim(picture, id);
    long nowNanos = services.clock().nanos();
    formats.offered(picture.pixelFormat());
    parts.health().offered(nowNanos);
    return feed.offer(picture, parts.meter().offered(), nowNanos, tag);
  }

  @Override
  public Set<PixelFormat> pixelFormats() {
    return formats.asked(owner.comingFormats());
  }

  /**
   * Waits, if it has to, until no frame comes that an analyzer does not take which is to replace
   * the present one.
   *
   * @throws HostException if such frames may come
   */
  public void requireFitting(AnalyzerSlot next, Duration longest) throws HostException {
    boolean fits;
    try {
      fits = formats.awaitFitting(next.formats(), owner.comingFormats(), longest);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      fits = false;
    }
    PixelFormat latest = formats.latest();
    if (!fits && latest != null) {
      throw new HostException(next.unsupported(latest));
    }
  }

  private AnalyzerSlot slot() {
    return feed.loop().slot();
  }

  /** Moves to another analyzer between two frames; gives the one that is out of use then. */
  public CompletableFuture<AnalyzerSlot> moveTo(Place place) {
    CompletableFuture<AnalyzerSlot> replaced = new CompletableFuture<>();
    if (!feed.post(new StreamCommand.Move(place.slot(), place.queue(), replaced))) {
      replaced.complete(place.slot());
    }
    return replaced;
  }

  @Override
  public void moveTo(Engine engine) throws HostException {
    owner.moveStream(this, engine, null);
  }

  @Override
  public void moveTo(Engine engine, Map<String, String> cameraSettings) throws HostException {
    owner.moveStream(this, engine, Map.copyOf(cameraSettings));
  }

  /** The stream belongs to another engine from now on. */
  public void belongTo(Owner newOwner) {
    owner = newOwner;
  }

  /** Lets a shadow see the results; there is one at most. */
  public void tap(ResultTap tap) {
    sink.tap(tap);
  }

  public boolean isClosed() {
    return inbox.life() != Inbox.Life.OPEN;
  }

  /**
   * Degrades the stream's health if frames come and none is analyzed, and saves its state when that
   * is due; on the supervisor's thread.
   */
  public void checkProgress() {
    long nowNanos = services.clock().nanos();
    parts.health().checkProgress(nowNanos);
    if (stateIntervalNanos > 0 && nowNanos - stateSavedNanos >= stateIntervalNanos) {
      saveStateLater(nowNanos);
    }
  }

  /** Lets the next turn save the state, if frames came since; whatever fails is a problem there. */
  private void saveStateLater(long nowNanos) {
    long offered = parts.meter().offeredSoFar();
    if (offered != offeredWhenSaved && latestSaving.isAnswered() && slot().savesState()) {
      StateSaving saving = new StateSaving();
      if (feed.post(saving)) {
        latestSaving = saving;
        stateSavedNanos = nowNanos;
        offeredWhenSaved = offered;
      }
    }
  }

  @Override
  public void changeSettings(Map<String, String> changes) throws HostException {
    change(SettingsEdit.of(changes));
  }

  @Override
  public void changeSettings(Map<String, String> changes, Set<String> unset) throws HostException {
    change(new SettingsEdit(changes, unset));
  }

  private void change(SettingsEdit edit) throws HostException {
    SettingsChange change = new SettingsChange(edit);
    requireNotOwnTurn(change);
    settingsLock.lock();
    try {
      owner.changeStream(
          () -> {
            boolean changed = ask(change);
            LOG.debug("Changed the settings of {}: {}", id, changed);
          });
    } finally {
      settingsLock.unlock();
    }
  }

  @Override
  public Optional<SavedState> saveState() throws HostException {
    StateSaving saving = new StateSaving();
    requireNotOwnTurn(saving);
    return ask(saving);
  }

  private void requireNotOwnTurn(AnalyzerRequest<?> request) throws HostException {
    if (inbox.isOwnTurn()) {
      throw request.impossible("a call by its own listener", id);
    }
  }

  /** Lets the stream's next turn make a request, and waits for the answer. */
  private <T> T ask(AnalyzerRequest<T> request) throws HostException {
    if (!feed.post(request)) {
      throw request.impossible("a closed stream", id);
    }
    return request.await(longestRequest(), id, () -> inbox.withdraw(request));
  }

  /** The states that the stream's analyzers saved. */
  public StreamStates states() {
    return slot().states();
  }

  /** A frame and a request, each until its thread is given up. */
  private Duration longestRequest() {
    SupervisionPolicy policy = services.policy();
    return policy
        .analysisDeadline()
        .plus(policy.openDeadline())
        .plus(policy.interruptGrace().multipliedBy(2));
  }

  @Override
  public boolean awaitIdle(Duration timeout) throws InterruptedException {
    return feed.awaitIdle(TimeUnit.NANOSECONDS.convert(timeout));
  }

  @Override
  public StreamCounters counters() {
    return inbox.counters(sink.failures(), feed.analyzerRestarts(), slot().leases().open());
  }

  @Override
  public StreamMetrics metrics() {
    return new StreamMetrics(
        id,
        parts.health().now(),
        counters(),
        inbox.isFrameWaiting() ? 1 : 0,
        parts.meter().generations());
  }

  @Override
  public StreamHealth health() {
    return parts.health().now();
  }

  @Override
  public void releaseFromQuarantine() {
    var unused = feed.post(StreamCommand.Release.RELEASE); // a closed stream has nothing to forgive
  }

  @Override
  public void close() {
    boolean first = beginClose();
    long endNanos = System.nanoTime() + services.policy().openDeadline().toNanos();
    awaitClose(first, endNanos);
  }

  /** Drops the waiting frame and lets the next turn close the analyzer; false if it was begun. */
  public boolean beginClose() {
    return feed.beginClose();
  }

  /** Waits for the close until a moment; who began it also reports what has not come to its end. */
  public void awaitClose(boolean first, long endNanos) {
    boolean inTime = awaitClosed(endNanos);
    if (!first) {
      return;
    }
    if (!inTime) {
      reportNotReturned();
    }
    parts.health().change(StreamHealth.State.STOPPED, "the stream was closed", "nothing");
    owner.closed(this);
  }

  private boolean awaitClosed(long endNanos) {
    try {
      return feed.awaitClosed(endNanos - System.nanoTime());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true; // nobody waited long enough to blame anybody
    }
  }

  /** Closes the analyzer on another thread if the VMS blocks the turn, and says what is late. */
  private void reportNotReturned() {
    boolean vmsBlocks = feed.giveUpBlockedCall();
    Problem late =
        vmsBlocks
            ? StreamProblems.listenerLeft(id)
            : StreamProblems.analyzerNotClosed(id, services.policy().openDeadline());
    LogName.Scope named = slot().logName().enter();
    try {
      services.problems().add(List.of(late));
    } finally {
      named.leave();
    }
    if (!vmsBlocks) {
      sink.problems(List.of(late), null);
    }
  }
}
