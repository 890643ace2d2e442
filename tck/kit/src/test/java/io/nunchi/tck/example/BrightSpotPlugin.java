package io.nunchi.tck.example;

import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.AnalyzerPlugin;
import io.nunchi.spi.EngineContext;
import io.nunchi.spi.EngineDescriptor;
import io.nunchi.spi.EngineStatus;
import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.spi.PluginDescriptor;
import io.nunchi.spi.StreamContext;
import io.nunchi.spi.failure.AnalyzerFailedException;
import io.nunchi.spi.failure.Problem;
import io.nunchi.spi.frame.Frame;
import io.nunchi.spi.frame.PixelFormat;
import io.nunchi.spi.frame.Plane;
import io.nunchi.spi.geometry.BoundingBox;
import io.nunchi.spi.result.Detection;
import io.nunchi.spi.result.FrameResult;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;

/** Finds what is bright: the smallest analyzer that keeps every rule. */
public final class BrightSpotPlugin implements AnalyzerPlugin {

  @Override
  public PluginDescriptor descriptor() {
    return PluginDescriptor.builder("example.bright-spot", "Bright spot")
        .version("1.0")
        .vendor("Example")
        .build();
  }

  @Override
  public AnalyzerEngine createEngine(EngineContext context) {
    return new Engine();
  }

  private static final class Engine implements AnalyzerEngine {
    private static final Set<PixelFormat> FORMATS =
        Set.of(
            PixelFormat.NV12,
            PixelFormat.I420,
            PixelFormat.BGR,
            PixelFormat.RGB,
            PixelFormat.BGRA,
            PixelFormat.GRAY8);

    private volatile boolean closed;

    @Override
    public EngineDescriptor descriptor() {
      return EngineDescriptor.builder().labels(List.of("spot")).pixelFormats(FORMATS).build();
    }

    @Override
    public EngineStatus status() {
      return EngineStatus.of("cpu", "cpu", "it needs nothing else");
    }

    @Override
    public FrameAnalyzer openAnalyzer(StreamContext stream) throws AnalyzerFailedException {
      requireOpen(closed);
      return new Analyzer(this);
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  private static final class Analyzer implements FrameAnalyzer {
    private final Engine engine;
    private volatile boolean closed;

    Analyzer(Engine engine) {
      this.engine = engine;
    }

    @Override
    public FrameResult analyze(Frame frame) throws AnalyzerFailedException {
      requireOpen(closed || engine.closed);
      Plane plane = frame.planes().get(0); // all colours, or the luma
      int pixelBytes = plane.rowBytes() / frame.width();
      int left = frame.width();
      int top = frame.height();
      int right = 0;
      int bottom = 0;
      for (int y = 0; y < plane.rows(); y++) {
        for (int x = 0; x < frame.width(); x++) {
          if (isBright(plane.buffer(), y * plane.stride() + x * pixelBytes, pixelBytes)) {
            left = Math.min(left, x);
            top = Math.min(top, y);
            right = Math.max(right, x + 1);
            bottom = Math.max(bottom, y + 1);
          }
        }
      }
      if (right == 0) {
        return FrameResult.nothing();
      }
      float width = frame.width();
      float height = frame.height();
      BoundingBox box =
          new BoundingBox(
              left / width, top / height, (right - left) / width, (bottom - top) / height);
      return FrameResult.of(List.of(Detection.of("spot", 1, box)));
    }

    private static boolean isBright(ByteBuffer bytes, int at, int count) {
      for (int i = at; i < at + count; i++) {
        if (Byte.toUnsignedInt(bytes.get(i)) <= 200) {
          return false;
        }
      }
      return true;
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  private static void requireOpen(boolean closed) throws AnalyzerFailedException {
    if (closed) {
      throw new AnalyzerFailedException(
          Problem.of("EXAMPLE-0001", "the analyzer is closed")
              .expected("calls before close()")
              .found("a call after it"));
    }
  }
}
