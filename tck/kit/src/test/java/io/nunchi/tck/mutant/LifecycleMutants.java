package io.nunchi.tck.mutant;

import static io.nunchi.tck.mutant.Delegating.problem;

import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.spi.StreamContext;
import io.nunchi.spi.failure.AnalyzerException;
import io.nunchi.spi.failure.AnalyzerFailedException;
import io.nunchi.spi.failure.FrameRejectedException;
import io.nunchi.spi.frame.Frame;
import io.nunchi.spi.result.FrameResult;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Mutants of chapter 3: lifecycle. */
public final class LifecycleMutants {

  private LifecycleMutants() {}

  public static List<Mutant> all() {
    return List.of(
        Mutant.of(
            "3.7",
            "a licence for two streams that opens a third",
            () ->
                Delegating.starting(
                    correct -> new LimitedEngine(correct, 2, LimitedEngine.Beyond.OPENS)),
            "what openAnalyzer counts up"),
        Mutant.of(
            "3.7",
            "a licence whose end is no typed failure",
            () ->
                Delegating.starting(
                    correct -> new LimitedEngine(correct, 1, LimitedEngine.Beyond.THROWS_UNTYPED)),
            "IllegalStateException: the licence is for 1 streams"),
        Mutant.of(
            "3.1",
            "a second close that throws",
            () -> Delegating.opening(ClosesOnce::new),
            "the second close() has no effect"),
        Mutant.of(
                "3.2",
                "analyzers that outlive their engine",
                () -> Delegating.starting(Undead::new),
                "whether analyze looks at the engine's state")
            .skipping("3.8"),
        Mutant.of(
                "3.3",
                "a close that takes the memory of a running call away",
                () -> Delegating.opening(PullsTheRug::new),
                "what close() frees while analyze still uses it")
            .skipping("3.8"),
        Mutant.of(
            "3.4",
            "an analyzer that works after its close",
            () -> Delegating.opening(NeverCloses::new),
            "whether analyze looks first whether close() was called"),
        Mutant.of(
            "3.1",
            "an engine whose second close throws",
            () -> Delegating.starting(EngineClosesOnce::new),
            "the second close() has no effect"),
        Mutant.of(
                "3.2",
                "analyzers that trip over what their engine freed",
                () -> Delegating.starting(correct -> new Freed(correct, true, false)),
                "NullPointerException")
            .skipping("3.8"),
        Mutant.of(
                "3.2",
                "analyzers whose close trips over what their engine freed",
                () -> Delegating.starting(correct -> new Freed(correct, false, true)),
                "who frees what when the engine closed")
            .skipping("3.8"),
        Mutant.of(
                "3.3",
                "a call that never ends once it was closed",
                () ->
                    Delegating.opening(analyzer -> new Busy(analyzer, Busy.Close.STARVES_THE_CALL)),
                "the call of analyze ends")
            .skipping("3.8"),
        Mutant.of(
                "3.3",
                "a call that works for ever once it was closed",
                () -> Delegating.opening(analyzer -> new Busy(analyzer, Busy.Close.TURNS_THE_CALL)),
                "the call of analyze ends")
            .skipping("3.8"),
        Mutant.of(
                "3.3",
                "a close that never ends when a call ran",
                () -> Delegating.opening(analyzer -> new Busy(analyzer, Busy.Close.HANGS)),
                "close() ends")
            .skipping("3.8"),
        Mutant.of(
                "3.3",
                "a close that does not like a running call",
                () -> Delegating.opening(analyzer -> new Busy(analyzer, Busy.Close.THROWS)),
                "close() ends normally")
            .skipping("3.8"),
        Mutant.of(
            "3.4",
            "an analyzer that rejects frames after its close",
            () -> Delegating.opening(RejectsWhenClosed::new),
            "whether analyze looks first whether close() was called"),
        Mutant.of(
            "3.4",
            "an engine that opens analyzers after its close",
            () -> Delegating.starting(correct -> new OpensTooLate(correct, false)),
            "whether openAnalyzer looks first whether the engine was closed"),
        Mutant.of(
            "3.4",
            "an engine whose openAnalyzer trips over what its close freed",
            () -> Delegating.starting(correct -> new OpensTooLate(correct, true)),
            "IllegalStateException"),
        Mutant.of(
            "3.5",
            "a second warm-up that throws",
            () -> Delegating.starting(WarmsOnce::new),
            "what warmUp() makes only once"),
        Mutant.of(
            "3.7",
            "forty streams declared, thirty licensed",
            () -> Delegating.starting(correct -> new LicensedEngine(correct, 40, 30)),
            "opened analyzer 31"),
        Mutant.of(
            "3.7",
            "an analyzer more than the engine declares",
            () -> Delegating.starting(correct -> new LicensedEngine(correct, 40, 41)),
            "one analyzer more than the 40"));
  }

  private static final class ClosesOnce extends Delegating.Analyzer {
    private final AtomicBoolean closed = new AtomicBoolean();

    ClosesOnce(FrameAnalyzer correct) {
      super(correct, FrameAnalyzer::analyze);
    }

    @Override
    public void close() {
      if (!closed.compareAndSet(false, true)) {
        throw new IllegalStateException("closed already");
      }
      super.close();
    }
  }

  private static final class Undead extends Delegating.Engine {
    private volatile boolean closed;

    Undead(AnalyzerEngine correct) {
      super(correct);
    }

    @Override
    public FrameAnalyzer openAnalyzer(StreamContext stream) throws AnalyzerFailedException {
      if (closed) {
        throw new AnalyzerFailedException(problem(2, "the engine is closed"));
      }
      return super.openAnalyzer(stream);
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  private static final class PullsTheRug extends Delegating.Analyzer {
    private volatile int @Nullable [] histogram = new int[256];

    PullsTheRug(FrameAnalyzer correct) {
      super(correct, FrameAnalyzer::analyze);
    }

    @Override
    public FrameResult analyze(Frame frame) throws AnalyzerException {
      FrameResult result = super.analyze(frame);
      int[] counts = histogram;
      if (counts == null) {
        throw new IllegalStateException("the histogram is gone");
      }
      counts[result.detections().size()]++;
      return result;
    }

    @Override
    public void close() {
      histogram = null;
      super.close();
    }
  }

  private static final class NeverCloses extends Delegating.Analyzer {
    NeverCloses(FrameAnalyzer correct) {
      super(correct, FrameAnalyzer::analyze);
    }

    @Override
    public void close() {}
  }

  private static final class WarmsOnce extends Delegating.Engine {
    private final AtomicBoolean warm = new AtomicBoolean();

    WarmsOnce(AnalyzerEngine correct) {
      super(correct);
    }

    @Override
    public void warmUp() {
      if (!warm.compareAndSet(false, true)) {
        throw new IllegalStateException("warm already");
      }
    }
  }

  private static final class EngineClosesOnce extends Delegating.Engine {
    private final AtomicBoolean closed = new AtomicBoolean();

    EngineClosesOnce(AnalyzerEngine correct) {
      super(correct);
    }

    @Override
    public void close() {
      if (!closed.compareAndSet(false, true)) {
        throw new IllegalStateException("closed already");
      }
      super.close();
    }
  }

  /** Its analyzers use what it frees: in analyze, or in close. */
  private static final class Freed extends Delegating.Engine {
    private final boolean usedByAnalyze;
    private final boolean usedByClose;
    private volatile boolean freed;

    Freed(AnalyzerEngine correct, boolean usedByAnalyze, boolean usedByClose) {
      super(correct);
      this.usedByAnalyze = usedByAnalyze;
      this.usedByClose = usedByClose;
    }

    @Override
    public FrameAnalyzer openAnalyzer(StreamContext stream) throws AnalyzerFailedException {
      return new Delegating.Analyzer(super.openAnalyzer(stream), this::analyze) {
        @Override
        public void close() {
          use(usedByClose);
          super.close();
        }
      };
    }

    private FrameResult analyze(FrameAnalyzer correct, Frame frame) throws AnalyzerException {
      boolean before = freed;
      try {
        return correct.analyze(frame);
      } finally {
        if (before) {
          use(usedByAnalyze);
        }
      }
    }

    private void use(boolean used) {
      if (used && freed) {
        throw new NullPointerException("the session was freed");
      }
    }

    @Override
    public void close() {
      super.close();
      freed = true;
    }
  }

  /** Its close disturbs a running call, or is disturbed by it. */
  private static final class Busy extends Delegating.Analyzer {
    enum Close {
      STARVES_THE_CALL,
      TURNS_THE_CALL,
      HANGS,
      THROWS
    }

    private final Close way;
    private final AtomicInteger calls = new AtomicInteger();
    private volatile boolean closed;

    Busy(FrameAnalyzer correct, Close way) {
      super(correct, FrameAnalyzer::analyze);
      this.way = way;
    }

    @Override
    public FrameResult analyze(Frame frame) throws AnalyzerException {
      calls.incrementAndGet();
      try {
        boolean open = !closed;
        FrameResult result = super.analyze(frame);
        if (open && closed && way == Close.STARVES_THE_CALL) {
          waitForEver();
        }
        if (open && closed && way == Close.TURNS_THE_CALL) {
          workForEver();
        }
        return result;
      } finally {
        calls.decrementAndGet();
      }
    }

    @Override
    public void close() {
      closed = true;
      if (calls.get() > 0 && way == Close.HANGS) {
        waitForEver();
      }
      if (calls.get() > 0 && way == Close.THROWS) {
        throw new IllegalStateException("a call runs");
      }
      super.close();
    }

    private static void workForEver() {
      while (!Thread.currentThread().isInterrupted()) {
        Thread.onSpinWait();
      }
    }

    private static void waitForEver() {
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException ends) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static final class RejectsWhenClosed extends Delegating.Analyzer {
    private volatile boolean closed;

    RejectsWhenClosed(FrameAnalyzer correct) {
      super(correct, FrameAnalyzer::analyze);
    }

    @Override
    public FrameResult analyze(Frame frame) throws AnalyzerException {
      if (closed) {
        throw new FrameRejectedException(problem(34, "the analyzer is closed"));
      }
      return super.analyze(frame);
    }

    @Override
    public void close() {
      closed = true;
      super.close();
    }
  }

  private static final class OpensTooLate extends Delegating.Engine {
    private final boolean trips;
    private volatile @Nullable FrameAnalyzer last;

    OpensTooLate(AnalyzerEngine correct, boolean trips) {
      super(correct);
      this.trips = trips;
    }

    @Override
    public FrameAnalyzer openAnalyzer(StreamContext stream) throws AnalyzerFailedException {
      try {
        FrameAnalyzer analyzer = super.openAnalyzer(stream);
        last = analyzer;
        return analyzer;
      } catch (AnalyzerFailedException closed) {
        FrameAnalyzer before = last;
        if (trips || before == null) {
          throw new IllegalStateException("the pool was freed", closed);
        }
        return before;
      }
    }
  }
}
