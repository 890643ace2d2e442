package io.nunchi.api.internal.run;

import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.spi.StreamInfo;
import io.nunchi.spi.failure.AnalyzerException;
import io.nunchi.spi.failure.AnalyzerFailedException;
import io.nunchi.spi.failure.Problem;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A stream's analyzer: opened, replaced after a failure, closed. Used by one thread at a time: the
 * worker whose turn it is, or the thread that closes the stream.
 */
final class AnalyzerSlot {

  private static final Logger LOG = LoggerFactory.getLogger(AnalyzerSlot.class);

  private final RunningEngine engine;
  private final StreamInfo stream;
  private final Backoff backoff = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(10));
  private @Nullable FrameAnalyzer analyzer;
  private long restartAtNanos;

  AnalyzerSlot(RunningEngine engine, StreamInfo stream) {
    this.engine = engine;
    this.stream = stream;
  }

  /** Opens the first analyzer. */
  void open() throws AnalyzerFailedException {
    analyzer = engine.openAnalyzer(stream);
  }

  /** The analyzer in use, or null while a broken one has no successor. */
  @Nullable FrameAnalyzer analyzer() {
    return analyzer;
  }

  boolean mayRestart() {
    return System.nanoTime() - restartAtNanos >= 0;
  }

  /** Opens a successor of a broken analyzer; a failure postpones the next try. */
  void restart() throws AnalyzerFailedException {
    try {
      open();
    } catch (AnalyzerFailedException stillBroken) {
      postponeRestart();
      throw stillBroken;
    }
  }

  void succeeded() {
    backoff.afterSuccess();
  }

  /** Closes a broken analyzer. */
  void discard() {
    close();
    postponeRestart();
  }

  private void postponeRestart() {
    restartAtNanos = System.nanoTime() + backoff.afterFailureNanos();
  }

  void close() {
    FrameAnalyzer closing = analyzer;
    analyzer = null;
    if (closing != null) {
      try {
        closing.close();
      } catch (Exception | Error anything) { // whatever a plugin throws, the host goes on
        LOG.warn("The analyzer of stream {} failed to close", stream.streamId(), anything);
      }
    }
  }

  /** What a person reads about anything that an analyzer threw. */
  static List<Problem> problems(Throwable thrown, String where) {
    if (thrown instanceof AnalyzerException typed) {
      return typed.problems();
    }
    return List.of(
        Problem.of("NUN-4501", "the plugin threw something that is not a typed failure")
            .expected("FrameRejectedException or AnalyzerFailedException")
            .found(thrown.toString())
            .where(where)
            .fix("it counts as a failed analyzer (rule 7.2); tell the plugin's vendor"));
  }
}
