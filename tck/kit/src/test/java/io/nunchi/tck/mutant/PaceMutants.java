package io.nunchi.tck.mutant;

import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.spi.failure.AnalyzerException;
import io.nunchi.spi.frame.Frame;
import io.nunchi.spi.result.FrameResult;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Mutants of rule 9.6: what they find depends on the clock of the machine. */
final class PaceMutants {

  private PaceMutants() {}

  static List<Mutant> all() {
    return List.of(
        shedding(Shedding.After.MANY_CALLS, "120 calls within a second", "paused for"),
        shedding(Shedding.After.A_PAUSE, "a pause of a second", "paused for"),
        shedding(Shedding.After.A_LONG_CALL, "a call that took a second", "held a call up"));
  }

  private static Mutant shedding(Shedding.After after, String what, String message) {
    return Mutant.of(
        "9.6",
        "a frame that is dropped after " + what,
        () -> Delegating.analyzing(() -> new Shedding(after)),
        message);
  }

  private static final class Shedding implements Delegating.Step {
    enum After {
      MANY_CALLS,
      A_PAUSE,
      A_LONG_CALL
    }

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final int MANY = 120;

    private final After after;
    private final Deque<Long> calls = new ArrayDeque<>();
    private long lastEnd;
    private long lastDuration;

    Shedding(After after) {
      this.after = after;
    }

    @Override
    public FrameResult analyze(FrameAnalyzer correct, Frame frame) throws AnalyzerException {
      long begin = System.nanoTime();
      boolean drops = drops(begin);
      FrameResult result = correct.analyze(frame);
      lastEnd = System.nanoTime();
      lastDuration = lastEnd - begin;
      return drops ? FrameResult.nothing() : result;
    }

    private boolean drops(long now) {
      calls.addLast(now);
      boolean first = calls.size() == 1;
      boolean many = calls.size() > MANY && now - calls.removeFirst() < SECOND;
      return switch (after) {
        case MANY_CALLS -> many;
        case A_PAUSE -> !first && now - lastEnd > SECOND;
        case A_LONG_CALL -> lastDuration > SECOND;
      };
    }
  }
}
