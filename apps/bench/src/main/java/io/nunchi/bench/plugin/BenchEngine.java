package io.nunchi.bench.plugin;

import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.EngineDescriptor;
import io.nunchi.spi.EngineStatus;
import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.spi.StreamContext;
import io.nunchi.spi.frame.Frame;
import io.nunchi.spi.frame.PixelFormat;
import io.nunchi.spi.result.FrameResult;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Uses some processor time for each frame. */
record BenchEngine(long busyMicros) implements AnalyzerEngine {

  @Override
  public EngineDescriptor descriptor() {
    return EngineDescriptor.builder()
        .labels(List.of("nothing"))
        .pixelFormats(Set.of(PixelFormat.values()))
        .build();
  }

  @Override
  public EngineStatus status() {
    return EngineStatus.of("cpu", "cpu", "it only keeps the processor busy");
  }

  @Override
  public FrameAnalyzer openAnalyzer(StreamContext stream) {
    return new BusyAnalyzer(TimeUnit.MICROSECONDS.toNanos(busyMicros));
  }

  @Override
  public void close() {
    // nothing is held
  }

  private record BusyAnalyzer(long busyNanos) implements FrameAnalyzer {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    @Override
    public FrameResult analyze(Frame frame) {
      if (busyNanos > 0) {
        // time in which others have the processor does not count
        long end = THREADS.getCurrentThreadCpuTime() + busyNanos;
        while (THREADS.getCurrentThreadCpuTime() - end < 0) {
          Thread.onSpinWait();
        }
      }
      return FrameResult.nothing();
    }

    @Override
    public void close() {
      // nothing is held
    }
  }
}
