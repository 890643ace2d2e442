package io.nunchi.tck.today;

import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.AnalyzerPlugin;
import io.nunchi.spi.EngineContext;
import io.nunchi.spi.EngineDescriptor;
import io.nunchi.spi.EngineStatus;
import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.spi.PluginDescriptor;
import io.nunchi.spi.StreamContext;
import io.nunchi.spi.failure.AnalyzerException;
import io.nunchi.spi.failure.AnalyzerFailedException;
import io.nunchi.spi.frame.Frame;
import io.nunchi.spi.frame.PixelFormat;
import io.nunchi.spi.result.FrameResult;
import io.nunchi.tck.example.BrightSpotPlugin;
import java.util.Set;

/** The correct analyzer, of which plugins of this package change how they look at enums. */
abstract class TodayPlugin implements AnalyzerPlugin {

  private final BrightSpotPlugin correct = new BrightSpotPlugin();

  Set<PixelFormat> pixelFormats() {
    return Set.of(PixelFormat.GRAY8, PixelFormat.NV12);
  }

  /** Looks at a frame before it is analyzed. */
  abstract void look(Frame frame) throws AnalyzerException;

  @Override
  public PluginDescriptor descriptor() {
    return correct.descriptor();
  }

  @Override
  public AnalyzerEngine createEngine(EngineContext context) {
    AnalyzerEngine engine = correct.createEngine(context);
    return new AnalyzerEngine() {
      @Override
      public EngineDescriptor descriptor() {
        return EngineDescriptor.builder()
            .labels(engine.descriptor().labels())
            .pixelFormats(pixelFormats())
            .build();
      }

      @Override
      public EngineStatus status() {
        return engine.status();
      }

      @Override
      public FrameAnalyzer openAnalyzer(StreamContext stream) throws AnalyzerFailedException {
        FrameAnalyzer analyzer = engine.openAnalyzer(stream);
        return new FrameAnalyzer() {
          @Override
          public FrameResult analyze(Frame frame) throws AnalyzerException {
            look(frame);
            return analyzer.analyze(frame);
          }

          @Override
          public void close() {
            analyzer.close();
          }
        };
      }

      @Override
      public void close() {
        engine.close();
      }
    };
  }
}
