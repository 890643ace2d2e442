package io.nunchi.tck.mutant;

import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.spi.StreamContext;
import io.nunchi.spi.failure.AnalyzerException;
import io.nunchi.spi.failure.AnalyzerFailedException;
import io.nunchi.spi.frame.Frame;
import io.nunchi.spi.result.FrameResult;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Mutants whose engines and analyzers close in a wrong way beside each other. */
final class ClosingMutants {

  private ClosingMutants() {}

  static List<Mutant> all() {
    return List.of(
        Mutant.of(
            "3.8",
            "closes of an engine and of an analyzer that wait for each other",
            () -> Delegating.starting(LocksBothWays::new),
            "close() ends"),
        Mutant.of(
            "3.8",
            "a close of the engine that trips over an analyzer's close",
            () -> Delegating.starting(WalksThrough::new),
            "ConcurrentModificationException"),
        Mutant.of(
            "8.1",
            "a thread that stays if the engine closes before its analyzers",
            () -> Delegating.starting(LeavesThread::new),
            "more threads after 100 of them"));
  }

  /** The engine locks itself and then its analyzers; an analyzer itself and then the engine. */
  private static final class LocksBothWays extends Delegating.Engine {
    private final List<LockedAnalyzer> analyzers = new CopyOnWriteArrayList<>();

    LocksBothWays(AnalyzerEngine correct) {
      super(correct);
    }

    @Override
    public FrameAnalyzer openAnalyzer(StreamContext stream) throws AnalyzerFailedException {
      LockedAnalyzer analyzer = new LockedAnalyzer(super.openAnalyzer(stream));
      analyzers.add(analyzer);
      return analyzer;
    }

    @Override
    public synchronized void close() {
      for (LockedAnalyzer analyzer : analyzers) {
        analyzer.closeWithEngine();
      }
      super.close();
    }

    private synchronized void remove(LockedAnalyzer analyzer) {
      analyzers.remove(analyzer);
    }

    private final class LockedAnalyzer extends Delegating.Analyzer {
      LockedAnalyzer(FrameAnalyzer correct) {
        super(correct, FrameAnalyzer::analyze);
      }

      @Override
      public synchronized FrameResult analyze(Frame frame) throws AnalyzerException {
        return super.analyze(frame);
      }

      @Override
      public synchronized void close() {
        remove(this);
        super.close();
      }

      private synchronized void closeWithEngine() {
        super.close();
      }
    }
  }

  /** The engine's close waits for each analyzer; those that close meanwhile leave its list. */
  private static final class WalksThrough extends Delegating.Engine {
    private final List<Waited> analyzers = new ArrayList<>();

    WalksThrough(AnalyzerEngine correct) {
      super(correct);
    }

    @Override
    public FrameAnalyzer openAnalyzer(StreamContext stream) throws AnalyzerFailedException {
      Waited analyzer = new Waited(super.openAnalyzer(stream));
      synchronized (analyzers) {
        analyzers.add(analyzer);
      }
      return analyzer;
    }

    @Override
    public void close() {
      for (Waited analyzer : analyzers) {
        analyzer.closeAfterCall();
      }
      super.close();
    }

    private final class Waited extends Delegating.Analyzer {
      Waited(FrameAnalyzer correct) {
        super(correct, FrameAnalyzer::analyze);
      }

      @Override
      public synchronized FrameResult analyze(Frame frame) throws AnalyzerException {
        return super.analyze(frame);
      }

      @Override
      public void close() {
        synchronized (analyzers) {
          analyzers.remove(this);
        }
        closeAfterCall();
      }

      private synchronized void closeAfterCall() {
        super.close();
      }
    }
  }

  /** The last analyzer that closes ends the engine's thread; the engine's close does not. */
  private static final class LeavesThread extends Delegating.Engine {
    private final AtomicInteger open = new AtomicInteger();

    LeavesThread(AnalyzerEngine correct) {
      super(correct);
    }

    @Override
    public FrameAnalyzer openAnalyzer(StreamContext stream) throws AnalyzerFailedException {
      FrameAnalyzer correct = super.openAnalyzer(stream);
      open.incrementAndGet();
      return new Delegating.Analyzer(correct, FrameAnalyzer::analyze) {
        private boolean closed;

        @Override
        public synchronized void close() {
          if (!closed) {
            closed = true;
            open.decrementAndGet();
          }
          super.close();
        }
      };
    }

    @Override
    public void close() {
      if (open.getAndSet(0) > 0) {
        LoadingMutants.leaveThreadBehind("left-behind-by-open-analyzers");
      }
      super.close();
    }
  }
}
