package io.nunchi.cli.internal.analyze;

import io.nunchi.api.Stream;
import io.nunchi.cli.internal.CliErrors;
import io.nunchi.cli.internal.CliException;
import io.nunchi.cli.internal.interrupt.StopSignal;
import io.nunchi.cli.internal.source.FrameSource;
import io.nunchi.cli.internal.source.SourceFrame;
import io.nunchi.spi.failure.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Drives frames from the source into the stream until one of them ends.
 *
 * <p>A live source sets the pace, and the stream drops what it cannot keep up with. A recording
 * waits for each result, and while a frame is analyzed the result before it is written and the next
 * frame is decoded.
 */
final class FrameDriver {

  /** An analyzer that takes longer for a frame does not return. */
  static final Duration LONGEST_ANALYSIS = Duration.ofSeconds(60);

  private static final Duration LONGEST_ANALYSIS_AFTER_STOP = Duration.ofSeconds(5);
  private static final Duration BETWEEN_LOOKS_AT_STOP = Duration.ofMillis(200);

  private final FrameSource source;
  private final Stream stream;
  private final FrameFeed feed;
  private final OutcomeOrder order;
  private final OutcomePump pump;
  private final StopSignal stop;
  private final FrameTally tally;
  private final Duration longestAnalysis;
  private final Runnable afterResult;

  FrameDriver(
      FrameSource source,
      Stream stream,
      FrameFeed feed,
      OutcomeOrder order,
      OutcomePump pump,
      StopSignal stop,
      FrameTally tally,
      Duration longestAnalysis,
      Runnable afterResult) {
    this.source = source;
    this.stream = stream;
    this.feed = feed;
    this.order = order;
    this.pump = pump;
    this.stop = stop;
    this.tally = tally;
    this.longestAnalysis = longestAnalysis;
    this.afterResult = afterResult;
  }

  /** Runs to the end; every frame that was read has an outcome afterwards, and it is written. */
  void drive() throws CliException {
    try {
      boolean live = source.info().isLive();
      SourceFrame next = read();
      while (next != null) {
        if (live) {
          giveAtOnce(next);
        } else {
          giveInTurn(next);
        }
        next = read();
      }
      awaitResult();
    } finally {
      stream.close();
      feed.abandonUnanswered();
      pump.writeReady();
    }
    throwFailure();
  }

  private @Nullable SourceFrame read() throws CliException {
    throwFailure();
    if (stop.isRequested()) {
      return null;
    }
    SourceFrame frame = source.next();
    if (frame != null) {
      tally.read(frame.decodeNanos());
    }
    return frame;
  }

  /** Frames that come to nothing are written here: only results are written as they come. */
  private void giveAtOnce(SourceFrame frame) throws CliException {
    give(frame);
    pump.writeReadyUnlessBusy();
    if (feed.longestWait().compareTo(longestAnalysis) > 0) {
      throw noResult(longestAnalysis);
    }
  }

  /** Waits for the frame before; its result is written while this frame is analyzed. */
  private void giveInTurn(SourceFrame frame) throws CliException {
    try {
      awaitResult();
    } finally { // without a result before it, the stream drops this frame as it closes
      give(frame);
    }
    pump.writeReady();
  }

  private void give(SourceFrame frame) {
    if (frame instanceof SourceFrame.Decoded decoded) {
      feed.offer(stream, decoded);
    } else if (frame instanceof SourceFrame.Unreadable unreadable) {
      order.add(
          new FrameOutcome.Dropped(
              unreadable, FrameTally.UNREADABLE, List.of(unreadable.problem()), Optional.empty()));
    }
  }

  private void awaitResult() throws CliException {
    long begin = System.nanoTime();
    try {
      while (!stream.awaitIdle(BETWEEN_LOOKS_AT_STOP)) {
        Duration limit = stop.isRequested() ? LONGEST_ANALYSIS_AFTER_STOP : longestAnalysis;
        if (System.nanoTime() - begin > limit.toNanos()) {
          throw noResult(limit);
        }
      }
      afterResult.run();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      stop.request();
    }
  }

  private CliException noResult(Duration limit) {
    return CliException.failed(
        Problem.of(CliErrors.NO_RESULT_IN_TIME, "the analyzer does not return")
            .expected("a result or a failure within " + limit.toSeconds() + " s")
            .found("neither")
            .where("frame " + tally.framesRead())
            .fix("tell the plugin's vendor; the results before this frame are written"),
        null);
  }

  private void throwFailure() throws CliException {
    Optional<CliException> failure = pump.failure();
    if (failure.isPresent()) {
      throw failure.get();
    }
  }
}
