package io.nunchi.api.cost;

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
import io.nunchi.spi.result.FrameResult;
import java.util.List;
import java.util.Set;

/** A plugin whose analyzers take no memory for a frame: all of it is the host's. */
public final class FindsNothingPlugin implements AnalyzerPlugin {

  static final String ID = "test.finds-nothing";

  @Override
  public PluginDescriptor descriptor() {
    return PluginDescriptor.builder(ID, "Finds nothing").version("1.0").vendor("Test").build();
  }

  @Override
  public AnalyzerEngine createEngine(EngineContext context) {
    return new FindsNothingEngine();
  }

  private static final class FindsNothingEngine implements AnalyzerEngine {

    @Override
    public EngineDescriptor descriptor() {
      return EngineDescriptor.builder()
          .labels(List.of("nothing"))
          .pixelFormats(Set.of(PixelFormat.GRAY8))
          .build();
    }

    @Override
    public EngineStatus status() {
      return EngineStatus.of("cpu", "cpu", "it finds nothing");
    }

    @Override
    public FrameAnalyzer openAnalyzer(StreamContext stream) {
      return new FindsNothingAnalyzer();
    }

    @Override
    public void close() {
      // nothing is held
    }
  }

  private static final class FindsNothingAnalyzer implements FrameAnalyzer {

    @Override
    public FrameResult analyze(Frame frame) {
      return FrameResult.nothing();
    }

    @Override
    public void close() {
      // nothing is held
    }
  }
}
