package io.nunchi.bench.plugin;

import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.EngineDescriptor;
import io.nunchi.spi.EngineStatus;
import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.spi.StreamContext;
import io.nunchi.spi.frame.Frame;
import io.nunchi.spi.frame.PixelFormat;
import io.nunchi.spi.result.FrameResult;
import io.nunchi.spi.result.StageTiming;
import java.util.List;
import java.util.Set;

/**
 * An engine whose calls wait for a simulated accelerator. It declares the calls for two full
 * batches: one that is computed and one that is gathered.
 */
record AcceleratorEngine(SimulatedAccelerator accelerator) implements AnalyzerEngine {

  @Override
  public EngineDescriptor descriptor() {
    return EngineDescriptor.builder()
        .labels(List.of("nothing"))
        .pixelFormats(Set.of(PixelFormat.values()))
        .concurrentCalls(2 * accelerator.mostFrames())
        .build();
  }

  @Override
  public EngineStatus status() {
    return EngineStatus.of("simulated", "simulated", "it only waits");
  }

  @Override
  public FrameAnalyzer openAnalyzer(StreamContext stream) {
    return new WaitingAnalyzer(accelerator);
  }

  @Override
  public void close() {
    // nothing is held
  }

  private record WaitingAnalyzer(SimulatedAccelerator accelerator) implements FrameAnalyzer {

    @Override
    public FrameResult analyze(Frame frame) {
      long begin = System.nanoTime();
      int frames = accelerator.run();
      long nanos = System.nanoTime() - begin;
      return FrameResult.nothing()
          .withTimings(List.of(StageTiming.ofBatch(StageTiming.INFERENCE, nanos, frames)));
    }

    @Override
    public void close() {
      // nothing is held
    }
  }
}
