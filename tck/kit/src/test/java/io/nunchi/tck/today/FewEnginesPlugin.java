package io.nunchi.tck.today;

import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.AnalyzerPlugin;
import io.nunchi.spi.EngineContext;
import io.nunchi.spi.EngineDescriptor;
import io.nunchi.spi.EngineStatus;
import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.spi.PluginDescriptor;
import io.nunchi.spi.StreamContext;
import io.nunchi.spi.failure.AnalyzerFailedException;
import io.nunchi.spi.failure.EngineStartException;
import io.nunchi.spi.failure.Problem;
import io.nunchi.spi.frame.PixelFormat;
import io.nunchi.tck.example.BrightSpotPlugin;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/** Has room for three engines: one that runs, the one before it, and one more. */
public final class FewEnginesPlugin implements AnalyzerPlugin {

  private static final Semaphore ROOM = new Semaphore(3);

  private final BrightSpotPlugin correct = new BrightSpotPlugin();

  @Override
  public PluginDescriptor descriptor() {
    return correct.descriptor();
  }

  @Override
  public AnalyzerEngine createEngine(EngineContext context) throws EngineStartException {
    if (!ROOM.tryAcquire()) {
      throw new EngineStartException(
          Problem.of("EXAMPLE-0048", "there is no room for another engine")
              .expected("three engines")
              .found("a fourth"));
    }
    return new Engine(correct.createEngine(context));
  }

  private static final class Engine implements AnalyzerEngine {
    private final AnalyzerEngine correct;
    private final AtomicBoolean closed = new AtomicBoolean();

    Engine(AnalyzerEngine correct) {
      this.correct = correct;
    }

    @Override
    public EngineDescriptor descriptor() {
      return EngineDescriptor.builder()
          .labels(correct.descriptor().labels())
          .pixelFormats(Set.of(PixelFormat.GRAY8, PixelFormat.NV12))
          .build();
    }

    @Override
    public EngineStatus status() {
      return correct.status();
    }

    @Override
    public FrameAnalyzer openAnalyzer(StreamContext stream) throws AnalyzerFailedException {
      return correct.openAnalyzer(stream);
    }

    @Override
    public void close() {
      if (closed.compareAndSet(false, true)) {
        ROOM.release();
      }
      correct.close();
    }
  }
}
