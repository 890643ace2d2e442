package io.nunchi.reference.internal.preprocess;

import io.nunchi.reference.internal.testing.RgbPicture;
import io.nunchi.reference.internal.testing.TestFrames;
import io.nunchi.spi.failure.FrameRejectedException;
import io.nunchi.spi.frame.ColorMatrix;
import io.nunchi.spi.frame.ColorRange;
import io.nunchi.spi.frame.Frame;
import io.nunchi.spi.frame.PixelFormat;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Measures {@link Preprocessor#write} for every pixel format: noise frames of 768x576 and 1280x720,
 * BT.601 limited range, eight frames taking turns, letterboxed with linear interpolation to a
 * 416x416 tensor. One thread; 500 calls to warm up, then 2000 measured one by one.
 *
 * <p>Run from the project's root, with nothing else on the machine:
 *
 * <pre>
 * ./mvnw -q -B -pl reference-plugin -am test-compile \
 *     dependency:build-classpath -Dmdep.outputFile=target/cp.txt
 * cd reference-plugin
 * java -cp target/classes:target/test-classes:$(cat target/cp.txt) \
 *     io.nunchi.reference.internal.preprocess.PreprocessorBenchmark
 * </pre>
 */
final class PreprocessorBenchmark {

  private static final int WARM_UP = 500;
  private static final int MEASURED = 2000;
  private static final int FRAMES = 8;

  private PreprocessorBenchmark() {}

  public static void main(String[] arguments) throws FrameRejectedException {
    OpenCvForTests.load();
    SpecBuilder plain = SpecBuilder.tensor(416, 416);
    System.out.println(
        "frame      format  tensor                 p10    median p90    p99 ms  B/frame");
    for (int[] size : new int[][] {{768, 576}, {1280, 720}}) {
      for (PixelFormat format : PixelFormat.values()) {
        measure(size[0], size[1], format, "float32 NCHW BGR", plain.build());
      }
    }
    measure(
        768,
        576,
        PixelFormat.BGR,
        "float32 NCHW RGB norm.",
        SpecBuilder.tensor(416, 416)
            .order(ColorOrder.RGB)
            .scale(1 / 255f)
            .mean(0.485f, 0.456f, 0.406f)
            .std(0.229f, 0.224f, 0.225f)
            .build());
    measure(
        768,
        576,
        PixelFormat.BGR,
        "float32 NHWC BGR",
        SpecBuilder.tensor(416, 416).layout(TensorLayout.NHWC).build());
    measure(
        768,
        576,
        PixelFormat.BGR,
        "float16 NCHW BGR",
        SpecBuilder.tensor(416, 416).type(TensorType.FLOAT16).build());
    measure(
        768,
        576,
        PixelFormat.BGR,
        "uint8 NHWC BGR",
        SpecBuilder.tensor(416, 416).type(TensorType.UINT8).layout(TensorLayout.NHWC).build());
    for (Interpolation interpolation :
        List.of(Interpolation.NEAREST, Interpolation.CUBIC, Interpolation.AREA)) {
      measure(
          768,
          576,
          PixelFormat.BGR,
          "float32 NCHW " + interpolation,
          SpecBuilder.tensor(416, 416).interpolation(interpolation).build());
    }
  }

  private static void measure(
      int width, int height, PixelFormat format, String name, PreprocessingSpec spec)
      throws FrameRejectedException {
    com.sun.management.ThreadMXBean threads =
        (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    Frame[] frames = frames(width, height, format);
    ByteBuffer tensor = ByteBuffer.allocateDirect((int) spec.tensorBytes());
    long[] nanos = new long[MEASURED];
    try (Preprocessor preprocessor = new Preprocessor(spec)) {
      for (int i = 0; i < WARM_UP; i++) {
        preprocessor.write(frames[i % FRAMES], tensor);
      }
      long allocated = threads.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < MEASURED; i++) {
        long start = System.nanoTime();
        preprocessor.write(frames[i % FRAMES], tensor);
        nanos[i] = System.nanoTime() - start;
      }
      long perFrame = (threads.getCurrentThreadAllocatedBytes() - allocated) / MEASURED;
      Arrays.sort(nanos);
      System.out.printf(
          Locale.ROOT,
          "%4dx%-5d %-7s %-22s %.3f  %.3f  %.3f  %.3f   %d%n",
          width,
          height,
          format,
          name,
          at(nanos, 10),
          at(nanos, 50),
          at(nanos, 90),
          at(nanos, 99),
          perFrame);
    }
  }

  private static double at(long[] sorted, int percent) {
    return sorted[sorted.length * percent / 100] / 1e6;
  }

  private static Frame[] frames(int width, int height, PixelFormat format) {
    Frame[] frames = new Frame[FRAMES];
    for (int i = 0; i < FRAMES; i++) {
      Random noise = new Random(i);
      RgbPicture picture = RgbPicture.drawn(width, height, (x, y) -> noise.nextInt() & 0xFFFFFF);
      frames[i] = TestFrames.of(picture, format, ColorMatrix.BT601, ColorRange.LIMITED, 0, noise);
    }
    return frames;
  }
}
