package io.nunchi.tck.mutant;

import static io.nunchi.tck.mutant.Delegating.problem;

import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.EngineDescriptor;
import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.spi.StreamContext;
import io.nunchi.spi.failure.AnalyzerException;
import io.nunchi.spi.failure.AnalyzerFailedException;
import io.nunchi.spi.failure.FrameRejectedException;
import io.nunchi.spi.frame.Frame;
import io.nunchi.spi.result.FrameResult;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/** The correct engine, which also declares a number of concurrent calls. */
class DeclaringEngine extends Delegating.Engine {

  private final int calls;

  DeclaringEngine(AnalyzerEngine correct, int calls) {
    super(correct);
    this.calls = calls;
  }

  @Override
  public EngineDescriptor descriptor() {
    EngineDescriptor correct = super.descriptor();
    return EngineDescriptor.builder()
        .labels(correct.labels())
        .pixelFormats(correct.pixelFormats())
        .capabilities(correct.capabilities())
        .concurrentCalls(calls)
        .build();
  }

  @Override
  public FrameAnalyzer openAnalyzer(StreamContext stream) throws AnalyzerFailedException {
    return new Delegating.Analyzer(super.openAnalyzer(stream), this::analyze);
  }

  FrameResult analyze(FrameAnalyzer correct, Frame frame) throws AnalyzerException {
    return correct.analyze(frame);
  }

  private static FrameRejectedException interrupted(Exception cause) {
    Thread.currentThread().interrupt();
    return new FrameRejectedException(problem(47, "interrupted while it waits"), cause);
  }

  /** Queues callers for half as many lanes as it declares calls, which is allowed. */
  static final class Queueing extends DeclaringEngine {
    private final Semaphore lanes;

    Queueing(AnalyzerEngine correct, int calls) {
      super(correct, calls);
      this.lanes = new Semaphore(Math.max(1, calls / 2));
    }

    @Override
    FrameResult analyze(FrameAnalyzer correct, Frame frame) throws AnalyzerException {
      try {
        lanes.acquire();
      } catch (InterruptedException e) {
        throw interrupted(e);
      }
      try {
        return correct.analyze(frame);
      } finally {
        lanes.release();
      }
    }
  }

  /** Declares twice as many calls as it has scratch memory for. */
  static final class TooFewPlaces extends DeclaringEngine {
    private static final int PLACES = 4;
    private final AtomicInteger busy = new AtomicInteger();

    TooFewPlaces(AnalyzerEngine correct) {
      super(correct, 2 * PLACES);
    }

    @Override
    FrameResult analyze(FrameAnalyzer correct, Frame frame) throws AnalyzerException {
      boolean shared = busy.incrementAndGet() > PLACES;
      try {
        Thread.sleep(1);
        FrameResult result = correct.analyze(frame);
        return shared ? FrameResult.nothing() : result;
      } catch (InterruptedException e) {
        throw interrupted(e);
      } finally {
        busy.decrementAndGet();
      }
    }
  }

  /** Waits for a full batch as soon as there are enough analyzers to fill one. */
  static final class FullBatchesOnly extends DeclaringEngine {
    private static final int BATCH = 8;
    private final AtomicInteger open = new AtomicInteger();
    private final CyclicBarrier batch = new CyclicBarrier(BATCH);

    FullBatchesOnly(AnalyzerEngine correct) {
      super(correct, BATCH);
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
    FrameResult analyze(FrameAnalyzer correct, Frame frame) throws AnalyzerException {
      if (open.get() >= BATCH) {
        try {
          batch.await();
        } catch (InterruptedException | BrokenBarrierException e) {
          throw interrupted(e);
        }
      }
      return correct.analyze(frame);
    }
  }
}
