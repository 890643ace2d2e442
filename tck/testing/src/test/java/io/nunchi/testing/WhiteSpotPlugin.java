package io.nunchi.testing;

import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.AnalyzerPlugin;
import io.nunchi.spi.EngineContext;
import io.nunchi.spi.EngineDescriptor;
import io.nunchi.spi.EngineStatus;
import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.spi.PluginDescriptor;
import io.nunchi.spi.StreamContext;
import io.nunchi.spi.frame.Frame;
import io.nunchi.spi.frame.PixelFormat;
import io.nunchi.spi.frame.Plane;
import io.nunchi.spi.geometry.BoundingBox;
import io.nunchi.spi.result.Detection;
import io.nunchi.spi.result.FrameResult;
import io.nunchi.spi.settings.NumberType;
import io.nunchi.spi.settings.Setting;
import io.nunchi.spi.settings.SettingsSchema;
import java.util.List;
import java.util.Set;

/** An author's plugin: finds what is brighter than a threshold in grey frames. */
final class WhiteSpotPlugin implements AnalyzerPlugin {

  static final Setting<Double> THRESHOLD =
      Setting.of("threshold", new NumberType(0, 255, ""), 200.0, "Threshold", "The least luma.");

  @Override
  public PluginDescriptor descriptor() {
    return PluginDescriptor.builder("example.white-spot", "White spot")
        .version("1.0")
        .vendor("Example")
        .engineSettings(SettingsSchema.of(THRESHOLD))
        .build();
  }

  @Override
  public AnalyzerEngine createEngine(EngineContext context) {
    return new Engine(context.settings().get(THRESHOLD));
  }

  private record Engine(double threshold) implements AnalyzerEngine {
    @Override
    public EngineDescriptor descriptor() {
      return EngineDescriptor.builder()
          .labels(List.of("spot"))
          .pixelFormats(Set.of(PixelFormat.GRAY8))
          .build();
    }

    @Override
    public EngineStatus status() {
      return EngineStatus.of("cpu", "cpu", "it needs nothing else");
    }

    @Override
    public FrameAnalyzer openAnalyzer(StreamContext stream) {
      return new Analyzer(threshold);
    }

    @Override
    public void close() {}
  }

  private record Analyzer(double threshold) implements FrameAnalyzer {
    @Override
    public FrameResult analyze(Frame frame) {
      Plane luma = frame.planes().get(0);
      int left = frame.width();
      int top = frame.height();
      int right = 0;
      int bottom = 0;
      for (int y = 0; y < luma.rows(); y++) {
        for (int x = 0; x < luma.rowBytes(); x++) {
          if (Byte.toUnsignedInt(luma.buffer().get(y * luma.stride() + x)) >= threshold) {
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

    @Override
    public void close() {}
  }
}
