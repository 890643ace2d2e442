package io.nunchi.api.testplugin.small;

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
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/** A plugin whose status names the streams that it was opened for. */
public final class StreamNamingPlugin implements AnalyzerPlugin {

  @Override
  public PluginDescriptor descriptor() {
    return PluginDescriptor.builder("test.naming", "Naming").version("1").vendor("Test").build();
  }

  @Override
  public AnalyzerEngine createEngine(EngineContext context) {
    return new NamingEngine();
  }

  private static final class NamingEngine implements AnalyzerEngine {

    private final Set<String> streams = new ConcurrentSkipListSet<>();

    @Override
    public EngineDescriptor descriptor() {
      return EngineDescriptor.builder().pixelFormats(Set.of(PixelFormat.GRAY8)).build();
    }

    @Override
    public EngineStatus status() {
      return EngineStatus.of("cpu", "cpu", streams.toString());
    }

    @Override
    public FrameAnalyzer openAnalyzer(StreamContext stream) {
      streams.add(stream.streamId() + " of " + stream.displayName());
      return new NamingAnalyzer();
    }

    @Override
    public void close() {}
  }

  private static final class NamingAnalyzer implements FrameAnalyzer {

    @Override
    public FrameResult analyze(Frame frame) {
      return FrameResult.nothing();
    }

    @Override
    public void close() {}
  }
}
