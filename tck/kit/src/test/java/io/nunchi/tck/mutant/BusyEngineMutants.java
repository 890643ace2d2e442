package io.nunchi.tck.mutant;

import static io.nunchi.tck.mutant.Delegating.problem;

import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.AnalyzerPlugin;
import io.nunchi.spi.EngineContext;
import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.spi.PluginDescriptor;
import io.nunchi.spi.StreamContext;
import io.nunchi.spi.failure.AnalyzerException;
import io.nunchi.spi.failure.AnalyzerFailedException;
import io.nunchi.spi.failure.EngineStartException;
import io.nunchi.spi.failure.FrameRejectedException;
import io.nunchi.spi.failure.SettingsException;
import io.nunchi.spi.frame.Frame;
import io.nunchi.spi.result.FrameResult;
import io.nunchi.spi.settings.Settings;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** Mutants whose analyzers are in each other's way while their engine is busy. */
final class BusyEngineMutants {

  private BusyEngineMutants() {}

  static List<Mutant> all() {
    return List.of(
        Mutant.of(
            "4.3",
            "a pool from which each call takes a second buffer while it holds a first one",
            () -> Delegating.starting(TakesTwo::new),
            "pools from which a call takes a second thing"),
        waiting(WaitingPlugin.For.OPEN, "an openAnalyzer", "openAnalyzer ends"),
        waiting(WaitingPlugin.For.CLOSE, "a close of an analyzer", "close() of another analyzer"),
        waiting(WaitingPlugin.For.CHANGE, "a change of settings", "changeSettings of another"),
        Mutant.of(
            "4.7",
            "an opened analyzer that takes a frame away from those that run",
            () -> Delegating.starting(LosesAFrame::new),
            "the results of the busy analyzer alone"));
  }

  private static Mutant waiting(WaitingPlugin.For what, String name, String message) {
    return Mutant.of(
        "4.7",
        name + " that waits until no analyzer of the engine is busy",
        () -> new WaitingPlugin(what),
        message);
  }

  /** Enough buffers for eight calls at once, but not for sixteen that hold one each. */
  private static final class TakesTwo extends Delegating.Engine {
    private final Semaphore buffers = new Semaphore(8);

    TakesTwo(AnalyzerEngine correct) {
      super(correct);
    }

    @Override
    public FrameAnalyzer openAnalyzer(StreamContext stream) throws AnalyzerFailedException {
      return new Delegating.Analyzer(super.openAnalyzer(stream), this::analyze);
    }

    private FrameResult analyze(FrameAnalyzer correct, Frame frame) throws AnalyzerException {
      try {
        buffers.acquire();
        try {
          FrameResult result = correct.analyze(frame);
          buffers.acquire();
          buffers.release();
          return result;
        } finally {
          buffers.release();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new FrameRejectedException(problem(44, "interrupted while it waits"), e);
      }
    }
  }

  /** Busy analyzers share a lock for which one kind of call waits. */
  private static final class WaitingPlugin implements AnalyzerPlugin {
    enum For {
      OPEN,
      CLOSE,
      CHANGE
    }

    private final AnalyzerPlugin correct = new SievePlugin(SievePlugin.Flaw.NONE);
    private final For what;

    WaitingPlugin(For what) {
      this.what = what;
    }

    @Override
    public PluginDescriptor descriptor() {
      return correct.descriptor();
    }

    @Override
    public AnalyzerEngine createEngine(EngineContext context) throws EngineStartException {
      return new Engine(correct.createEngine(context));
    }

    private final class Engine extends Delegating.Engine {
      private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();

      Engine(AnalyzerEngine correct) {
        super(correct);
      }

      @Override
      public FrameAnalyzer openAnalyzer(StreamContext stream) throws AnalyzerFailedException {
        awaitIdle(For.OPEN);
        return new Waiting(this, super.openAnalyzer(stream));
      }

      @SuppressWarnings("LockNotBeforeTry") // it only waits until nobody reads
      private void awaitIdle(For call) {
        if (call == what) {
          lock.writeLock().lock();
          lock.writeLock().unlock();
        }
      }

      private FrameResult analyze(FrameAnalyzer correct, Frame frame) throws AnalyzerException {
        Lock busy = lock.readLock();
        busy.lock();
        try {
          return correct.analyze(frame);
        } finally {
          busy.unlock();
        }
      }
    }

    private static final class Waiting extends Delegating.Analyzer {
      private final Engine engine;
      private volatile boolean running;

      Waiting(Engine engine, FrameAnalyzer correct) {
        super(correct, engine::analyze);
        this.engine = engine;
      }

      @Override
      public FrameResult analyze(Frame frame) throws AnalyzerException {
        running = true;
        try {
          return super.analyze(frame);
        } finally {
          running = false;
        }
      }

      @Override
      public void changeSettings(Settings settings)
          throws SettingsException, AnalyzerFailedException {
        engine.awaitIdle(For.CHANGE);
        super.changeSettings(settings);
      }

      @Override
      public void close() {
        if (!running) {
          engine.awaitIdle(For.CLOSE);
        }
        super.close();
      }
    }
  }

  /** What the engine draws in is laid out anew for each analyzer that is opened. */
  private static final class LosesAFrame extends Delegating.Engine {
    private volatile int opened;

    LosesAFrame(AnalyzerEngine correct) {
      super(correct);
    }

    @Override
    public synchronized FrameAnalyzer openAnalyzer(StreamContext stream)
        throws AnalyzerFailedException {
      opened++;
      return new Delegating.Analyzer(super.openAnalyzer(stream), FrameAnalyzer::analyze) {
        private int openedBefore;

        @Override
        public FrameResult analyze(Frame frame) throws AnalyzerException {
          FrameResult result = super.analyze(frame);
          boolean first = openedBefore == 0;
          boolean same = openedBefore == opened;
          openedBefore = opened;
          return first || same ? result : FrameResult.nothing();
        }
      };
    }
  }
}
