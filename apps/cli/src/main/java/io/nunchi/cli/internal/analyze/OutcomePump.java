package io.nunchi.cli.internal.analyze;

import io.nunchi.cli.internal.CliErrors;
import io.nunchi.cli.internal.CliException;
import io.nunchi.cli.internal.progress.Progress;
import io.nunchi.cli.internal.progress.RunReporter;
import io.nunchi.spi.failure.Problem;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Moves outcomes, in order, from where they come in to the files.
 *
 * <p>Any thread; one writes at a time. A failed write is kept until the thread that reads the
 * source ends the run with it.
 */
final class OutcomePump {

  private final OutcomeOrder order;
  private final FrameTally tally;
  private final RunReporter reporter;
  private final OptionalLong frameCount;
  private final Supplier<String> note;
  private final ReentrantLock writing = new ReentrantLock();
  private @Nullable OutcomeWriter writer;
  private @Nullable RunClock clock;
  private volatile @Nullable CliException failure;

  OutcomePump(
      OutcomeOrder order,
      FrameTally tally,
      RunReporter reporter,
      OptionalLong frameCount,
      Supplier<String> note) {
    this.order = order;
    this.tally = tally;
    this.reporter = reporter;
    this.frameCount = frameCount;
    this.note = note;
  }

  /** Sets where outcomes go; before the first frame is offered. */
  void start(OutcomeWriter newWriter, RunClock newClock) {
    writing.lock();
    try {
      writer = newWriter;
      clock = newClock;
    } finally {
      writing.unlock();
    }
  }

  /** Writes what is ready. */
  void writeReady() {
    writing.lock();
    try {
      writeAll();
    } finally {
      writing.unlock();
    }
  }

  /** Writes what is ready, or leaves it to the next call if another thread writes just now. */
  void writeReadyUnlessBusy() {
    if (!writing.tryLock()) {
      return;
    }
    try {
      writeAll();
    } finally {
      writing.unlock();
    }
  }

  private void writeAll() {
    OutcomeWriter target = writer;
    RunClock time = clock;
    if (target == null || time == null) {
      throw new IllegalStateException("a result came before the first frame");
    }
    List<FrameOutcome> ready = order.takeReady();
    for (FrameOutcome outcome : ready) {
      count(outcome);
      writeOrRelease(target, outcome);
    }
    if (!ready.isEmpty()) {
      reporter.progressed(
          new Progress(
              tally.framesRead(),
              frameCount,
              tally.framesAnalyzed(),
              tally.framesDropped(),
              time.seconds(),
              tally.lastAgeMillis(),
              note));
    }
  }

  /** Counts what became of a frame, whether it can still be written or not. */
  private void count(FrameOutcome outcome) {
    if (outcome instanceof FrameOutcome.Analyzed analyzed) {
      tally.analyzed(analyzed.result());
    } else if (outcome instanceof FrameOutcome.Dropped dropped) {
      tally.dropped(dropped.reason(), dropped.problems());
    }
  }

  private void writeOrRelease(OutcomeWriter target, FrameOutcome outcome) {
    if (failure != null) {
      release(outcome);
      return;
    }
    try {
      target.write(outcome);
    } catch (CliException e) {
      failure = e;
    } catch (RuntimeException | Error mistake) { // the host would count it and go on without a line
      failure = writeFailed(outcome, mistake);
    }
  }

  private static CliException writeFailed(FrameOutcome outcome, Throwable mistake) {
    return CliException.failed(
        Problem.of(CliErrors.WRITE_FAILED, "a result cannot be written")
            .expected("an outcome of every frame in the files")
            .found(mistake.toString())
            .where("frame " + outcome.frame().number())
            .fix(
                "report it, with what it prints when --debug is added; what came before is"
                    + " written"),
        mistake);
  }

  private static void release(FrameOutcome outcome) {
    if (outcome instanceof FrameOutcome.Analyzed analyzed) {
      analyzed.frame().picture().release();
    } else if (outcome instanceof FrameOutcome.Dropped dropped) {
      dropped.picture().ifPresent(frame -> frame.picture().release());
    }
  }

  /** The write that failed first. */
  Optional<CliException> failure() {
    return Optional.ofNullable(failure);
  }
}
