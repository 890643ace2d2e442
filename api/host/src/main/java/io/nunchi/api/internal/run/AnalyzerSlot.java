package io.nunchi.api.internal.run;

import io.nunchi.api.HostException;
import io.nunchi.api.internal.frame.Leases;
import io.nunchi.api.internal.supervise.Backoff;
import io.nunchi.api.internal.supervise.FailureLedger;
import io.nunchi.loading.internal.call.AbandonedCall;
import io.nunchi.loading.internal.call.CallWatch;
import io.nunchi.loading.internal.call.ContextLoader;
import io.nunchi.loading.internal.call.EngineIsGone;
import io.nunchi.loading.internal.call.PluginCallFailed;
import io.nunchi.loading.internal.call.WatchedCall;
import io.nunchi.loading.internal.log.LogName;
import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.spi.StreamInfo;
import io.nunchi.spi.failure.Problem;
import io.nunchi.spi.frame.PixelFormat;
import io.nunchi.spi.settings.Settings;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A stream's analyzer of one generation: opened, replaced after a failure, kept closed in
 * quarantine. Used by one thread at a time: the worker whose turn it is, or the supervisor that
 * takes the turn away from it.
 */
final class AnalyzerSlot {

  /** The readiness of the slot for a frame. */
  enum Readiness {
    OPEN,
    RESTART_IS_DUE,
    DOWN,
    QUARANTINED
  }

  private static final Logger LOG = LoggerFactory.getLogger(AnalyzerSlot.class);

  private final HostServices services;
  private final Generation generation;
  private final LogName logName;
  private volatile StreamInfo stream;
  private final FailureLedger ledger;
  private final Backoff backoff;
  private @Nullable FrameAnalyzer analyzer;
  private volatile Leases leases;
  private boolean restartIsDelayed;
  private boolean lastResultWasBad;
  private long restartAtNanos;

  AnalyzerSlot(HostServices services, Generation generation, StreamInfo stream) {
    this.services = services;
    this.generation = generation;
    this.stream = stream;
    this.logName = new LogName(stream.streamId(), Long.toString(generation.identity().number()));
    this.ledger = new FailureLedger(services.policy());
    this.backoff =
        new Backoff(services.policy().firstRestartDelay(), services.policy().longestRestartDelay());
    this.leases = new Leases(services.checkedFrames());
  }

  Generation generation() {
    return generation;
  }

  /** The log's context for this stream and generation. */
  LogName logName() {
    return logName;
  }

  /** The stream's settings after a change. */
  Settings settingsAfter(Map<String, String> changes) throws HostException {
    String where = "stream " + stream.streamId();
    try {
      return LiveSettings.changed(
          generation.engine().plugin().streamSettings(),
          stream.settings(),
          changes,
          where,
          "close the stream, and open it with these settings");
    } catch (EngineIsGone closedMeanwhile) {
      throw RunningHost.engineIsClosed(where);
    }
  }

  /** The settings of the analyzer, and of those that are opened from now on. */
  void use(Settings settings) {
    stream = new StreamInfo(stream.streamId(), stream.displayName(), stream.frameRate(), settings);
  }

  /** Opens the first analyzer, on a thread of its own, before any frame comes. */
  void openFirst() throws PluginCallFailed {
    LogName.Scope named = logName.enter();
    try {
      analyzer =
          services
              .separateCalls()
              .run(
                  generation.engine().shortCall("openAnalyzer for stream " + stream.streamId()),
                  () -> generation.engine().openAnalyzer(stream),
                  this::closeQuietly);
    } finally {
      named.leave();
    }
  }

  Readiness readiness(long nowNanos) {
    if (analyzer != null) {
      return Readiness.OPEN;
    }
    if (ledger.isQuarantined(nowNanos)) {
      return Readiness.QUARANTINED;
    }
    boolean delayed = restartIsDelayed && nowNanos - restartAtNanos < 0;
    return delayed ? Readiness.DOWN : Readiness.RESTART_IS_DUE;
  }

  @Nullable FrameAnalyzer analyzer() {
    return analyzer;
  }

  Leases leases() {
    return leases;
  }

  /** Opens a successor on the current thread. */
  void restart(CallWatch watch, WatchedCall call) throws Exception {
    FrameAnalyzer[] opened = new FrameAnalyzer[1];
    try {
      watch.run(call, () -> opened[0] = generation.engine().openAnalyzer(stream));
    } catch (AbandonedCall | PluginCallFailed tooLate) {
      closeQuietly(opened[0]);
      throw tooLate;
    }
    leases = new Leases(services.checkedFrames());
    analyzer = opened[0];
    lastResultWasBad = false;
  }

  void succeeded() {
    backoff.afterSuccess();
    lastResultWasBad = false;
  }

  /**
   * Notes a result that breaks the contract. One alone costs its frame only; the second in a row
   * means that the analyzer's state is broken: true, and it must be replaced.
   */
  boolean brokeContractAgain() {
    boolean again = lastResultWasBad;
    lastResultWasBad = true;
    return again;
  }

  /** Writes a failure down; true if the analyzer is in quarantine now. */
  boolean failed(long nowNanos) {
    delayRestart(nowNanos);
    return ledger.add(nowNanos);
  }

  /** Writes a call down that never returned; true if the analyzer is in quarantine now. */
  boolean lostCall(long nowNanos) {
    delayRestart(nowNanos);
    return ledger.addLost(nowNanos);
  }

  private void delayRestart(long nowNanos) {
    restartAtNanos = nowNanos + backoff.afterFailureNanos();
    restartIsDelayed = true;
  }

  /** The analyzer, which the caller closes; the slot is empty afterwards. */
  @Nullable FrameAnalyzer take() {
    FrameAnalyzer taken = analyzer;
    analyzer = null;
    return taken;
  }

  boolean isQuarantined(long nowNanos) {
    return ledger.isQuarantined(nowNanos);
  }

  boolean accepts(PixelFormat format) {
    return generation.engine().descriptor().pixelFormats().contains(format);
  }

  Problem unsupported(PixelFormat format) {
    return Problem.of("NUN-3005", "the engine does not take frames of this pixel format")
        .expected("one of " + generation.engine().descriptor().pixelFormats())
        .found(format.toString())
        .where("stream " + stream.streamId())
        .fix("convert the frames, or choose another plugin");
  }

  Problem quarantine(String streamId, Problem last) {
    return Problem.of("NUN-4511", "the analyzer failed too often and is in quarantine")
        .expected(
            "fewer than "
                + services.policy().failuresToQuarantine()
                + " failures in "
                + services.policy().failureWindow())
        .found("the last one: " + last.code() + ": " + last.what())
        .where("stream " + streamId)
        .fix(
            "remove the cause and release the stream; it is tried again after "
                + services.policy().forgiveOneAfter());
  }

  String pluginId() {
    return generation.identity().pluginId();
  }

  ClassLoader classLoader() {
    return generation.engine().classLoader();
  }

  void release() {
    ledger.release();
    restartIsDelayed = false;
  }

  String untilRestart(long nowNanos) {
    long millis = TimeUnit.NANOSECONDS.toMillis(Math.max(0, restartAtNanos - nowNanos));
    return "another analyzer is opened with the first frame after " + millis + " ms";
  }

  /** Closes what nobody uses any more, on a thread that nobody waits for. */
  void closeQuietly(@Nullable FrameAnalyzer closing) {
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
      LOG.debug("The analyzer of stream {} was closed: {}", stream.streamId(), done);
    } catch (Exception | Error e) { // whatever a plugin throws, the host goes on
      LOG.warn("The analyzer of stream {} failed to close", stream.streamId(), e);
    }
  }
}
