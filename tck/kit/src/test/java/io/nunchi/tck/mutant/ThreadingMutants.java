package io.nunchi.tck.mutant;

import static io.nunchi.tck.mutant.Delegating.problem;

import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.EngineContext;
import io.nunchi.spi.EngineStatus;
import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.spi.StreamContext;
import io.nunchi.spi.failure.AnalyzerException;
import io.nunchi.spi.failure.AnalyzerFailedException;
import io.nunchi.spi.failure.EngineStartException;
import io.nunchi.spi.failure.FrameRejectedException;
import io.nunchi.spi.frame.Frame;
import io.nunchi.spi.result.FrameResult;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Mutants of chapter 4: threading. */
public final class ThreadingMutants {

  private ThreadingMutants() {}

  public static List<Mutant> all() {
    return List.of(
        Mutant.of(
            "4.1",
            "engines of one thread at a time",
            OneThreadAtATime::new,
            "static fields and fields of the plugin"),
        Mutant.of(
            "4.2",
            "an analyzer that belongs to the thread of its first frame",
            () -> Delegating.analyzing(OwnedByAThread::new),
            "EXAMPLE-0042"),
        Mutant.of(
            "4.2",
            "a count of frames for each thread",
            () -> Delegating.analyzing(CountsByThread::new),
            "ThreadLocals, and whatever else"),
        Mutant.of(
            "4.3",
            "analyzers that disturb each other",
            () -> Delegating.starting(NotBesideOthers::new),
            "what analyzers share"),
        Mutant.of(
            "4.4",
            "a status that waits for the running call",
            () -> Delegating.starting(SlowStatus::new),
            "locks that both analyze and status() take"),
        Mutant.of(
            "4.5",
            "an analyzer that an interrupt before its call breaks",
            () -> Delegating.analyzing(() -> new BrokenByInterrupt(true, false)),
            "a good frame is analyzed"),
        Mutant.of(
            "4.5",
            "an analyzer that an interrupt in its call breaks",
            () -> Delegating.analyzing(() -> new BrokenByInterrupt(false, true)),
            "a good frame is analyzed"),
        Mutant.of(
            "4.6",
            "eight concurrent calls declared, scratch memory for four",
            () -> Delegating.starting(DeclaringEngine.TooFewPlaces::new),
            "the results of a caller alone"),
        Mutant.of(
            "4.6",
            "a batch that waits until it is full, once enough analyzers are open",
            () -> Delegating.starting(DeclaringEngine.FullBatchesOnly::new),
            "one fewer than before"));
  }

  private static final class OneThreadAtATime extends Delegating.Plugin {
    private final Set<Thread> owners = ConcurrentHashMap.newKeySet();

    @Override
    public synchronized AnalyzerEngine createEngine(EngineContext context)
        throws EngineStartException {
      Thread owner = Thread.currentThread();
      if (!owners.isEmpty() && !owners.contains(owner)) {
        throw new IllegalStateException("in use by " + owners);
      }
      owners.add(owner);
      return new Delegating.Engine(super.createEngine(context)) {
        @Override
        public void close() {
          owners.remove(owner);
          super.close();
        }
      };
    }
  }

  private static final class OwnedByAThread implements Delegating.Step {
    private final AtomicReference<@Nullable Thread> owner = new AtomicReference<>();

    @Override
    public FrameResult analyze(FrameAnalyzer correct, Frame frame) throws AnalyzerException {
      owner.compareAndSet(null, Thread.currentThread());
      if (owner.get() != Thread.currentThread()) {
        throw new AnalyzerFailedException(problem(42, "this is not my thread"));
      }
      return correct.analyze(frame);
    }
  }

  private static final class NotBesideOthers extends Delegating.Engine {
    private final AtomicInteger busy = new AtomicInteger();

    NotBesideOthers(AnalyzerEngine correct) {
      super(correct);
    }

    @Override
    public FrameAnalyzer openAnalyzer(StreamContext stream) throws AnalyzerFailedException {
      return new Delegating.Analyzer(super.openAnalyzer(stream), this::analyze);
    }

    private FrameResult analyze(FrameAnalyzer correct, Frame frame) throws AnalyzerException {
      boolean alone = busy.incrementAndGet() == 1;
      try {
        FrameResult result = correct.analyze(frame);
        Thread.sleep(1);
        return alone && busy.get() == 1 ? result : FrameResult.nothing();
      } catch (InterruptedException interrupted) {
        throw new FrameRejectedException(problem(43, "interrupted"), interrupted);
      } finally {
        busy.decrementAndGet();
      }
    }
  }

  private static final class SlowStatus extends Delegating.Engine {
    private final Object lock = new Object();

    SlowStatus(AnalyzerEngine correct) {
      super(correct);
    }

    @Override
    public FrameAnalyzer openAnalyzer(StreamContext stream) throws AnalyzerFailedException {
      return new Delegating.Analyzer(
          super.openAnalyzer(stream),
          (correct, frame) -> {
            synchronized (lock) {
              return correct.analyze(frame);
            }
          });
    }

    @Override
    public EngineStatus status() {
      synchronized (lock) {
        return super.status();
      }
    }
  }

  private static final class CountsByThread implements Delegating.Step {
    private final ThreadLocal<Integer> count = ThreadLocal.withInitial(() -> 0);

    @Override
    public FrameResult analyze(FrameAnalyzer correct, Frame frame) throws AnalyzerException {
      count.set(count.get() + 1);
      float confidence = 1 - 1f / (1 + count.get());
      return FrameMutants.changeBoxes(correct.analyze(frame), (box, detection) -> box, confidence);
    }
  }

  private static final class BrokenByInterrupt implements Delegating.Step {
    private final boolean before;
    private final boolean meanwhile;
    private boolean broken;

    BrokenByInterrupt(boolean before, boolean meanwhile) {
      this.before = before;
      this.meanwhile = meanwhile;
    }

    @Override
    public FrameResult analyze(FrameAnalyzer correct, Frame frame) throws AnalyzerException {
      if (broken) {
        throw new FrameRejectedException(problem(45, "interrupted before"));
      }
      boolean interrupted = Thread.currentThread().isInterrupted();
      FrameResult result = correct.analyze(frame);
      broken = interrupted ? before : meanwhile && Thread.currentThread().isInterrupted();
      return result;
    }
  }
}
