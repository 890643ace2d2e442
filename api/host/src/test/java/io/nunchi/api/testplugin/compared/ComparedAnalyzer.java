package io.nunchi.api.testplugin.compared;

import io.nunchi.api.testplugin.gate.Gate;
import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.spi.failure.AnalyzerException;
import io.nunchi.spi.failure.AnalyzerFailedException;
import io.nunchi.spi.failure.FrameRejectedException;
import io.nunchi.spi.failure.Problem;
import io.nunchi.spi.frame.Frame;
import io.nunchi.spi.geometry.BoundingBox;
import io.nunchi.spi.result.Detection;
import io.nunchi.spi.result.FrameResult;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Finds what its engine's settings say, or misbehaves as they say. */
final class ComparedAnalyzer implements FrameAnalyzer {

  private static final AtomicInteger OPEN = new AtomicInteger();

  private final ComparedEngine engine;
  private final Gate gate;
  private boolean closed;

  ComparedAnalyzer(ComparedEngine engine) {
    this.engine = engine;
    this.gate = Gate.named(engine.settings().get(ComparedPlugin.GATE));
    OPEN.incrementAndGet();
  }

  static int open() {
    return OPEN.get();
  }

  @Override
  public FrameResult analyze(Frame frame) throws AnalyzerException {
    if (closed || engine.isClosed()) {
      throw new AnalyzerFailedException(Problem.of("TEST-0002", "used after close"));
    }
    engine.sees(frame.sequence());
    switch (engine.settings().get(ComparedPlugin.MODE)) {
      case "fail" -> throw new AnalyzerFailedException(Problem.of("TEST-0003", "broken"));
      case "reject" -> throw new FrameRejectedException(Problem.of("TEST-0004", "no"));
      case "nan" -> {
        return FrameResult.of(
            List.of(Detection.of("person", Float.NaN, new BoundingBox(0, 0, 0, 0))));
      }
      case "wait" -> waitAtTheGate();
      case "hang" -> gate.passUninterruptibly();
      default -> {}
    }
    return FrameResult.of(engine.found());
  }

  private void waitAtTheGate() throws AnalyzerFailedException {
    try {
      gate.pass();
    } catch (InterruptedException e) {
      throw new AnalyzerFailedException(Problem.of("TEST-0005", "interrupted"));
    }
  }

  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      OPEN.decrementAndGet();
    }
  }
}
