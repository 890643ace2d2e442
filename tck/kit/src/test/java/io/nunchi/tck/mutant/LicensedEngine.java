package io.nunchi.tck.mutant;

import static io.nunchi.tck.mutant.Delegating.problem;

import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.EngineDescriptor;
import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.spi.StreamContext;
import io.nunchi.spi.failure.AnalyzerFailedException;
import java.util.concurrent.Semaphore;

/** The correct engine with a licence for a number of streams. */
final class LicensedEngine extends Delegating.Engine {

  private final int declared;
  private final Semaphore seats;

  LicensedEngine(AnalyzerEngine correct, int declared, int licensed) {
    super(correct);
    this.declared = declared;
    this.seats = new Semaphore(licensed);
  }

  @Override
  public EngineDescriptor descriptor() {
    EngineDescriptor correct = super.descriptor();
    return EngineDescriptor.builder()
        .labels(correct.labels())
        .pixelFormats(correct.pixelFormats())
        .maximumStreams(declared)
        .build();
  }

  @Override
  public FrameAnalyzer openAnalyzer(StreamContext stream) throws AnalyzerFailedException {
    if (!seats.tryAcquire()) {
      throw new AnalyzerFailedException(problem(37, "all licensed streams are open"));
    }
    try {
      return new Seated(super.openAnalyzer(stream));
    } catch (AnalyzerFailedException | RuntimeException e) {
      seats.release();
      throw e;
    }
  }

  private final class Seated extends Delegating.Analyzer {
    private boolean closed;

    Seated(FrameAnalyzer correct) {
      super(correct, FrameAnalyzer::analyze);
    }

    @Override
    public synchronized void close() {
      if (!closed) {
        closed = true;
        seats.release();
      }
      super.close();
    }
  }
}
