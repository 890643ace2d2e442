package io.nunchi.reference.internal.engine;

import io.nunchi.reference.internal.testing.Picture;
import io.nunchi.reference.internal.testing.TestFrames;
import io.nunchi.reference.internal.testing.TestHost;
import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.spi.frame.Frame;
import io.nunchi.spi.frame.PixelFormat;
import io.nunchi.spi.result.FrameResult;
import io.nunchi.spi.result.StageTiming;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Measures one analyzer on 768 x 576 BGR frames: the median time of each stage, and the bytes that
 * the analyzing thread allocates for a frame.
 *
 * <p>Workload: one model package on the CPU, one thread, default settings, a drawn frame, 100
 * frames to warm up and 300 to measure. Command, after {@code ./mvnw -pl reference-plugin -am
 * package}: {@code java -cp
 * "reference-plugin/target/test-classes:reference-plugin/target/plugin/nunchi.reference/*:spi/target/classes"
 * io.nunchi.reference.internal.engine.EngineBenchmark MODEL_PACKAGE}.
 */
final class EngineBenchmark {

  private static final int WARM_UP_FRAMES = 100;
  private static final int MEASURED_FRAMES = 300;

  private EngineBenchmark() {}

  public static void main(String[] arguments) throws Exception {
    Frame frame = TestFrames.of(Picture.smooth(768, 576), PixelFormat.BGR);
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    try (AnalyzerEngine engine = TestHost.start(Path.of(arguments[0]));
        FrameAnalyzer analyzer = engine.openAnalyzer(TestHost.stream("benchmark"))) {
      engine.warmUp();
      for (int i = 0; i < WARM_UP_FRAMES; i++) {
        analyzer.analyze(frame);
      }
      FrameResult[] results = new FrameResult[MEASURED_FRAMES];
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < MEASURED_FRAMES; i++) {
        results[i] = analyzer.analyze(frame);
      }
      long allocated = threads.getCurrentThreadAllocatedBytes() - before;
      List<String> stages =
          List.of(StageTiming.PREPROCESS, StageTiming.INFERENCE, StageTiming.POSTPROCESS);
      for (int stage = 0; stage < stages.size(); stage++) {
        int index = stage;
        long[] nanos =
            Arrays.stream(results)
                .mapToLong(result -> result.timings().get(index).nanos())
                .sorted()
                .toArray();
        System.out.printf(
            Locale.ROOT, "%-12s %.3f ms%n", stages.get(stage), nanos[nanos.length / 2] / 1e6);
      }
      System.out.printf("allocated    %d bytes a frame%n", allocated / MEASURED_FRAMES);
      System.out.printf("detections   %d%n", results[0].detections().size());
    }
  }
}
