package io.nunchi.tck.mutant;

import static io.nunchi.tck.mutant.Delegating.problem;

import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.EngineDescriptor;
import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.spi.StreamContext;
import io.nunchi.spi.failure.AnalyzerFailedException;
import java.util.concurrent.atomic.AtomicInteger;

/** Has analyzers for a limited number of streams, as a licence allows. */
final class LimitedEngine extends Delegating.Engine {

  /** The answer to an opening beyond the limit. */
  enum Beyond {
    REFUSES,
    OPENS,
    THROWS_UNTYPED
  }

  private final int limit;
  private final Beyond beyond;
  private final AtomicInteger open = new AtomicInteger();

  LimitedEngine(AnalyzerEngine correct, int limit, Beyond beyond) {
    super(correct);
    this.limit = limit;
    this.beyond = beyond;
  }

  @Override
  public EngineDescriptor descriptor() {
    EngineDescriptor correct = super.descriptor();
    return EngineDescriptor.builder()
        .labels(correct.labels())
        .pixelFormats(correct.pixelFormats())
        .capabilities(correct.capabilities())
        .maximumStreams(limit)
        .build();
  }

  @Override
  public FrameAnalyzer openAnalyzer(StreamContext stream) throws AnalyzerFailedException {
    FrameAnalyzer correct = super.openAnalyzer(stream);
    if (open.incrementAndGet() > limit && beyond != Beyond.OPENS) {
      open.decrementAndGet();
      correct.close();
      if (beyond == Beyond.REFUSES) {
        throw new AnalyzerFailedException(problem(37, "the licence is for " + limit + " streams"));
      }
      throw new IllegalStateException("the licence is for " + limit + " streams");
    }
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
}
