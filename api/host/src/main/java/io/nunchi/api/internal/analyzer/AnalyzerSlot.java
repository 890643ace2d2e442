package io.nunchi.api.internal.analyzer;

import io.nunchi.api.HostException;
import io.nunchi.api.frame.Camera;
import io.nunchi.api.frame.FrameOrigin;
import io.nunchi.api.internal.frame.Leases;
import io.nunchi.api.internal.service.HostServices;
import io.nunchi.api.internal.service.OperatorMessages;
import io.nunchi.api.internal.supervise.Backoff;
import io.nunchi.api.internal.supervise.FailureLedger;
import io.nunchi.loading.internal.call.CallEvents;
import io.nunchi.loading.internal.call.CallPlace;
import io.nunchi.loading.internal.call.ContextLoader;
import io.nunchi.loading.internal.call.EngineIsGone;
import io.nunchi.loading.internal.call.PluginCallFailed;
import io.nunchi.loading.internal.call.WatchedCall;
import io.nunchi.loading.internal.log.HostLog;
import io.nunchi.loading.internal.log.LogName;
import io.nunchi.loading.internal.log.ThrowableSnapshot;
import io.nunchi.spi.Capability;
import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.spi.SavedState;
import io.nunchi.spi.failure.AnalyzerFailedException;
import io.nunchi.spi.failure.Problem;
import io.nunchi.spi.failure.SettingsException;
import io.nunchi.spi.frame.PixelFormat;
import io.nunchi.spi.settings.Settings;
import io.nunchi.spi.settings.SettingsSchema;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A stream's analyzer of one generation: opened, replaced after a failure, kept closed in
 * quarantine. Used by one thread at a time: the worker whose turn it is.
 */
public final class AnalyzerSlot {

  /** The readiness of the slot for a frame. */
  public enum Readiness {
    OPEN,
    RESTART_IS_DUE,
    DOWN,
    QUARANTINED
  }

  private static final HostLog LOG = HostLog.of(AnalyzerSlot.class);

  private final HostServices services;
  private final Generation generation;
  private final Map<String, String> cameraSettings;
  private final LogName logName;
  private final StreamStates states;
  private volatile CameraContext stream;
  private final FailureLedger ledger;
  private final Backoff backoff;
  private final AtomicBoolean admitted = new AtomicBoolean();
  private @Nullable FrameAnalyzer analyzer;
  private volatile Leases leases;
  private boolean restartIsDelayed;
  private boolean lastResultWasBad;
  private boolean condemned;

  /** The saved state with which the analyzer was opened. */
  private @Nullable SavedState openedFrom;

  private boolean gaveResult;

  private long restartAtNanos;

  private AnalyzerSlot(
      HostServices services,
      Generation generation,
      CameraContext stream,
      Map<String, String> cameraSettings,
      StreamStates states) {
    this.services = services;
    this.cameraSettings = cameraSettings;
    this.generation = generation;
    this.stream = stream;
    this.states = states;
    this.logName = new LogName(stream.streamId(), Long.toString(generation.identity().number()));
    this.ledger = new FailureLedger(services.policy());
    this.backoff =
        new Backoff(services.policy().firstRestartDelay(), services.policy().longestRestartDelay());
    this.leases = new Leases(services.checkedFrames());
  }

  /**
   * A slot without an analyzer, for a camera with the settings that it has for the plugin.
   *
   * @throws HostException if the settings do not fit the plugin, or the engine is closed
   */
  public static AnalyzerSlot unopened(
      HostServices services, Generation generation, FrameOrigin origin, StreamStates states)
      throws HostException {
    return unopened(services, generation, origin, states, services.operatorMessages());
  }

  /**
   * A slot without an analyzer, whose results no operator sees: it has no part in the stream's
   * states, and its messages are only logged.
   *
   * @throws HostException if the settings do not fit the plugin, or the engine is closed
   */
  public static AnalyzerSlot unopenedAside(
      HostServices services, Generation generation, FrameOrigin origin) throws HostException {
    return unopened(
        services, generation, origin, new StreamStates(), OperatorMessages.onlyLogged());
  }

  private static AnalyzerSlot unopened(
      HostServices services,
      Generation generation,
      FrameOrigin origin,
      StreamStates states,
      OperatorMessages messages)
      throws HostException {
    Camera camera = origin.camera();
    try {
      Settings settings = generation.engine().plugin().streamSettings().parse(camera.settings());
      return new AnalyzerSlot(
          services,
          generation,
          CameraContext.of(origin, settings, messages),
          camera.settings(),
          states);
    } catch (SettingsException e) {
      throw new HostException(e.problems(), e);
    } catch (EngineIsGone gone) {
      throw AnalyzerProblems.engineIsClosed("stream " + origin.streamId());
    }
  }

  /**
   * A slot whose analyzer is open, beside whatever runs.
   *
   * @throws HostException also if the engine serves no more streams, or the analyzer cannot be
   *     opened
   */
  public static AnalyzerSlot opened(
      HostServices services, Generation generation, FrameOrigin origin, StreamStates states)
      throws HostException {
    return opened(unopened(services, generation, origin, states));
  }

  /**
   * A slot whose analyzer is open, and whose results no operator sees, as with {@link
   * #unopenedAside}.
   *
   * @throws HostException also if the engine serves no more streams, or the analyzer cannot be
   *     opened
   */
  public static AnalyzerSlot openedAside(
      HostServices services, Generation generation, FrameOrigin origin) throws HostException {
    return opened(unopenedAside(services, generation, origin));
  }

  private static AnalyzerSlot opened(AnalyzerSlot slot) throws HostException {
    if (!slot.tryAdmit()) {
      throw new HostException(slot.noRoom());
    }
    boolean open = false;
    try {
      slot.openFirst();
      open = true;
      return slot;
    } finally {
      if (!open) {
        slot.dismiss();
      }
    }
  }

  /**
   * Takes the engine's room for one stream, which the slot keeps until it is closed; false if the
   * engine declares that it has no more.
   */
  public boolean tryAdmit() {
    if (admitted.get()) {
      return true;
    }
    admitted.set(generation.engine().tryAdmit());
    return admitted.get();
  }

  private Problem noRoom() {
    return AnalyzerProblems.tooManyStreams(generation.engine(), "one more", where());
  }

  /** Leaves the engine's room to another stream; the slot opens no analyzer before it has some. */
  public void dismiss() {
    if (admitted.getAndSet(false)) {
      generation.engine().dismiss();
    }
  }

  /** Returns true if the other slot's analyzer would do for this slot. */
  public boolean isOfSameEngine(AnalyzerSlot other) {
    return generation.engine() == other.generation.engine();
  }

  /**
   * Goes on with the analyzer of another slot of the same engine, in the stream's turn; the other
   * slot is empty afterwards.
   */
  public void adoptFrom(AnalyzerSlot before) {
    admitted.set(before.admitted.getAndSet(false));
    stream = before.stream;
    leases = before.leases;
    lastResultWasBad = before.lastResultWasBad;
    condemned = before.condemned;
    openedFrom = before.openedFrom;
    gaveResult = before.gaveResult;
    analyzer = before.analyzer;
    before.forget();
  }

  private CameraContext contextWithState() {
    Optional<SavedState> state = states.of(pluginId());
    openedFrom = state.orElse(null);
    gaveResult = false;
    return stream.with(state);
  }

  /** The states of the stream, which all its slots share. */
  public StreamStates states() {
    return states;
  }

  /** The state from which a successor would go on. */
  public Optional<SavedState> lastState() {
    return states.of(pluginId());
  }

  /** Keeps a state of the analyzer for its successors. */
  public void keep(SavedState state) {
    states.keep(pluginId(), state);
  }

  /** Returns true if the engine declares that its analyzers save their state. */
  public boolean savesState() {
    return generation.engine().descriptor().capabilities().contains(Capability.STATE);
  }

  /** Opens the first analyzer, on a separate thread, before any frame comes. */
  private void openFirst() throws HostException {
    LogName.Scope named = logName.enter();
    try {
      requireEngineOutOfQuarantine();
      CameraContext opening = contextWithState();
      analyzer =
          generation
              .engine()
              .callSeparately(
                  generation.engine().shortCall("openAnalyzer for " + where()),
                  () -> generation.engine().openAnalyzer(opening),
                  this::closeQuietly);
    } catch (PluginCallFailed e) {
      throw new HostException(e.problems(), e.getCause());
    } finally {
      named.leave();
    }
  }

  private void requireEngineOutOfQuarantine() throws HostException {
    if (isEngineInQuarantine()) {
      throw new HostException(engineQuarantine());
    }
  }

  public Generation generation() {
    return generation;
  }

  /** The camera's settings as text, with which the slot begins. */
  public Map<String, String> cameraSettings() {
    return cameraSettings;
  }

  /** The log's context for this stream and generation. */
  public LogName logName() {
    return logName;
  }

  public String where() {
    return "stream " + stream.streamId();
  }

  /**
   * The stream's settings after a change.
   *
   * @throws HostException if they do not fit, or one cannot be changed live
   */
  public Settings settingsAfter(SettingsEdit edit) throws HostException {
    return LiveSettings.changed(
        settingsSchema(),
        stream.settings(),
        edit,
        where(),
        "close the stream, and open it with these settings");
  }

  /**
   * The plugin's settings of streams.
   *
   * @throws HostException if the engine is closed
   */
  public SettingsSchema settingsSchema() throws HostException {
    try {
      return generation.engine().plugin().streamSettings();
    } catch (EngineIsGone closedMeanwhile) {
      throw AnalyzerProblems.engineIsClosed(where());
    }
  }

  /** Sets the settings of the analyzer, and of those that are opened from now on. */
  public void use(Settings settings) {
    stream = stream.with(settings);
  }

  /** A call of the analyzer on the thread of a turn. */
  public WatchedCall call(String method, Duration limit, CallEvents events) {
    String what = method + " of " + pluginId() + " for " + where();
    return new WatchedCall(
        new CallPlace(what, generation.engine().classLoader(), logName),
        WatchedCall.Kind.PLUGIN,
        limit.toNanos(),
        events);
  }

  public Readiness readiness(long nowNanos) {
    if (ledger.isQuarantined(nowNanos) || isEngineInQuarantine()) {
      return Readiness.QUARANTINED;
    }
    if (analyzer != null) {
      return Readiness.OPEN;
    }
    boolean delayed = restartIsDelayed && nowNanos - restartAtNanos < 0;
    return delayed ? Readiness.DOWN : Readiness.RESTART_IS_DUE;
  }

  public @Nullable FrameAnalyzer analyzer() {
    return analyzer;
  }

  public Leases leases() {
    return leases;
  }

  public FrameAnalyzer requireAnalyzer() {
    return Objects.requireNonNull(analyzer, "the slot is empty");
  }

  /** Opens a successor on the current thread, under the caller's deadline. */
  public FrameAnalyzer openSuccessor() throws Exception {
    if (!tryAdmit()) { // after a canary, if another stream took the room
      throw new AnalyzerFailedException(noRoom());
    }
    return generation.engine().openAnalyzer(contextWithState());
  }

  /** The leases of a successor, made before it is opened, as there may be no memory for them. */
  public Leases newLeases() {
    return new Leases(services.checkedFrames());
  }

  /** Begins with a successor. */
  public void install(FrameAnalyzer successor, Leases ofSuccessor) {
    leases = ofSuccessor;
    analyzer = successor;
    lastResultWasBad = false;
    condemned = false;
  }

  /** Notes that the analyzer gets no more frames, and only has to be closed. */
  public void condemn() {
    condemned = analyzer != null;
  }

  /** Returns true if the analyzer has to be closed, and nobody could until now. */
  public boolean isCondemned() {
    return condemned;
  }

  /** Closes the analyzer on the current thread, and empties the slot of it. */
  @SuppressWarnings("ReferenceEquality") // a turn may have installed a successor meanwhile
  public void closeHere(FrameAnalyzer closing) {
    if (analyzer == closing) {
      forget();
    }
    closing.close();
  }

  /** Returns true if this analyzer failed too often, whatever its engine does. */
  public boolean isInQuarantine(long nowNanos) {
    return analyzer != null && ledger.isQuarantined(nowNanos);
  }

  public void succeeded() {
    backoff.afterSuccess();
    lastResultWasBad = false;
    gaveResult = true;
  }

  /**
   * Notes a result that breaks the contract. One alone costs its frame only; the second in a row
   * means that the analyzer's state is broken: true, and it must be replaced.
   */
  public boolean brokeContractAgain() {
    boolean again = lastResultWasBad;
    lastResultWasBad = true;
    return again;
  }

  /** Notes a failure; true if the analyzer is in quarantine now. */
  public boolean failed(long nowNanos) {
    delayRestart(nowNanos);
    return ledger.add(nowNanos);
  }

  /**
   * Notes a call that never returned; true if it leads to a quarantine of the analyzer, whatever it
   * means for the engine.
   */
  public boolean lostCall(long nowNanos) {
    delayRestart(nowNanos);
    generation.engine().threadLost();
    return ledger.addLost(nowNanos);
  }

  /** Returns true if the whole engine is in quarantine. */
  public boolean isEngineInQuarantine() {
    return generation.engine().isQuarantined();
  }

  /** The problem of an engine in quarantine. */
  public Problem engineQuarantine() {
    return AnalyzerProblems.engineQuarantined(pluginId(), services.policy().mostLostThreads());
  }

  private void delayRestart(long nowNanos) {
    SavedState state = openedFrom;
    if (state != null && states.failedFrom(state, gaveResult)) {
      services.problems().add(List.of(AnalyzerProblems.stateForgotten(pluginId(), where())));
    }
    restartAtNanos = nowNanos + backoff.afterFailureNanos();
    restartIsDelayed = true;
  }

  private @Nullable FrameAnalyzer take() {
    FrameAnalyzer taken = analyzer;
    forget();
    return taken;
  }

  /** Empties the slot; somebody else closes its analyzer. */
  public void forget() {
    analyzer = null;
    condemned = false;
  }

  /** The pixel formats that the engine takes. */
  public Set<PixelFormat> formats() {
    return generation.engine().descriptor().pixelFormats();
  }

  public boolean accepts(PixelFormat format) {
    return formats().contains(format);
  }

  public Problem unsupported(PixelFormat format) {
    return AnalyzerProblems.unsupportedFormat(format, formats(), where());
  }

  public Problem quarantine(Problem last) {
    return AnalyzerProblems.analyzerQuarantined(services.policy(), last, where());
  }

  public String pluginId() {
    return generation.identity().pluginId();
  }

  /** Ends a quarantine: forgives all failures. */
  public void release() {
    ledger.release();
    restartIsDelayed = false;
  }

  public String untilRestart(long nowNanos) {
    long millis = TimeUnit.NANOSECONDS.toMillis(Math.max(0, restartAtNanos - nowNanos));
    return "another analyzer is opened with the first frame after " + millis + " ms";
  }

  /** Closes an analyzer on a lost thread, under a watch of its own; nobody waits for it. */
  public void closeLate(@Nullable FrameAnalyzer closing) {
    if (closing == null) {
      return;
    }
    try {
      services
          .separateCalls()
          .runLate(
              generation.engine().shortCall("late close for " + where()),
              (late, done) -> {
                late.close();
                return done;
              },
              closing,
              Boolean.TRUE);
    } catch (PluginCallFailed e) {
      services.problems().add(e.problems());
    }
  }

  /** Closes an unused analyzer on the current thread, under the caller's watch. */
  private void closeQuietly(@Nullable FrameAnalyzer closing) {
    if (closing == null) {
      return;
    }
    try {
      boolean done =
          ContextLoader.during(
              closing.getClass().getClassLoader(),
              () -> {
                closing.close();
                return true;
              });
      LOG.debug("The analyzer of {} was closed: {}", where(), done);
    } catch (Throwable e) { // whatever a plugin throws, the host goes on
      LOG.warn("The analyzer of {} failed to close", where(), ThrowableSnapshot.of(e));
    }
  }

  /** Closes the analyzer, which no stream uses, on a separate thread; reports what goes wrong. */
  public void close() {
    try {
      close(take());
    } finally {
      dismiss();
    }
  }

  private void close(@Nullable FrameAnalyzer closing) {
    if (closing == null) {
      return;
    }
    LogName.Scope named = logName.enter();
    try {
      boolean done =
          generation
              .engine()
              .callSeparately(
                  generation.engine().shortCall("close for " + where()),
                  () -> {
                    closing.close();
                    return true;
                  },
                  late -> {});
      LOG.debug("The analyzer of {} was closed: {}", where(), done);
    } catch (PluginCallFailed e) {
      services.problems().add(e.problems());
    } finally {
      named.leave();
    }
    services.problems().add(leases.leaksOf(where()));
  }
}
