package io.nunchi.tck.mutant;

import static io.nunchi.tck.mutant.Delegating.problem;

import io.nunchi.spi.AnalyzerPlugin;
import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.spi.failure.AnalyzerException;
import io.nunchi.spi.failure.AnalyzerFailedException;
import io.nunchi.spi.frame.Frame;
import io.nunchi.spi.result.FrameResult;
import java.util.List;
import java.util.function.ToLongFunction;

/** Mutants of rules 5.8, 9.4 and 9.7: gaps, clocks and long streams. */
final class ClockMutants {

  private static final int TIRED_AFTER = 300;

  private ClockMutants() {}

  static List<Mutant> all() {
    return List.of(
        Mutant.of(
            "5.8",
            "a failure where a frame is missing",
            () -> Delegating.analyzing(WithoutGaps::new),
            "a good frame is analyzed"),
        Mutant.of(
            "5.8",
            "nothing found behind a gap",
            () -> Delegating.analyzing(LostBehindGap::new),
            "the target, as without gaps"),
        Mutant.of(
            "9.4",
            "a confidence by the time between two captures",
            () -> byTimeBetween(frame -> frame.captureTime().toEpochMilli() * 1_000_000),
            "a capture time that jumps"),
        Mutant.of(
            "9.4",
            "a confidence by the time between two arrivals",
            () -> byTimeBetween(Frame::arrivalNanos),
            "several at once"),
        Mutant.of(
            "9.4",
            "an event after ten frames of a target",
            () -> DwellStep.plugin(Frame::sequence, 10),
            "events after the same stream time"),
        Mutant.of(
            "9.4",
            "an event after five seconds of 25 frames",
            () -> DwellStep.plugin(Frame::sequence, 125),
            "events after the same stream time"),
        Mutant.of(
            "9.7",
            "nothing found after 300 frames",
            () -> Delegating.analyzing(Tires::new),
            "the target, as at the beginning"));
  }

  /** A correct analyzer whose results depend on the time between two frames of the stream. */
  static AnalyzerPlugin byStreamTime() {
    return byTimeBetween(Frame::streamTimeNanos);
  }

  private static AnalyzerPlugin byTimeBetween(ToLongFunction<Frame> clock) {
    return Delegating.analyzing(() -> new Timed(clock));
  }

  private static final class Timed implements Delegating.Step {
    private final ToLongFunction<Frame> clock;
    private long before;

    Timed(ToLongFunction<Frame> clock) {
      this.clock = clock;
    }

    @Override
    public FrameResult analyze(FrameAnalyzer correct, Frame frame) throws AnalyzerException {
      double seconds = (clock.applyAsLong(frame) - before) / 1e9;
      before = clock.applyAsLong(frame);
      float confidence = (float) (1 / (1 + Math.abs(seconds)));
      return FrameMutants.changeBoxes(correct.analyze(frame), (box, detection) -> box, confidence);
    }
  }

  private static final class WithoutGaps implements Delegating.Step {
    private long next = -1;

    @Override
    public FrameResult analyze(FrameAnalyzer correct, Frame frame) throws AnalyzerException {
      if (next >= 0 && frame.sequence() > next + 90) {
        throw new AnalyzerFailedException(problem(58, "a frame is missing"));
      }
      next = frame.sequence() + 1;
      return correct.analyze(frame);
    }
  }

  private static final class LostBehindGap implements Delegating.Step {
    private long before = Long.MAX_VALUE;
    private boolean lost;

    @Override
    public FrameResult analyze(FrameAnalyzer correct, Frame frame) throws AnalyzerException {
      lost |= frame.sequence() > Math.max(before, 0) + 90 && before != Long.MAX_VALUE;
      before = frame.sequence();
      FrameResult result = correct.analyze(frame);
      return lost ? FrameResult.nothing() : result;
    }
  }

  private static final class Tires implements Delegating.Step {
    private int frames;

    @Override
    public FrameResult analyze(FrameAnalyzer correct, Frame frame) throws AnalyzerException {
      FrameResult result = correct.analyze(frame);
      return ++frames > TIRED_AFTER ? FrameResult.nothing() : result;
    }
  }
}
