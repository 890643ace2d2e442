package io.nunchi.api.testplugin.small;

import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.AnalyzerPlugin;
import io.nunchi.spi.EngineContext;
import io.nunchi.spi.EngineDescriptor;
import io.nunchi.spi.EngineStatus;
import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.spi.PluginDescriptor;
import io.nunchi.spi.StreamInfo;
import io.nunchi.spi.frame.Frame;
import io.nunchi.spi.result.FrameResult;
import io.nunchi.spi.settings.SettingsSchema;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/** A plugin whose status names the streams that it was opened for. */
public final class StreamNamingPlugin implements AnalyzerPlugin {

  @Override
  public PluginDescriptor descriptor() {
    return new PluginDescriptor(
        "test.naming", "Naming", "1", "Test", SettingsSchema.of(), SettingsSchema.of());
  }

  @Override
  public AnalyzerEngine createEngine(EngineContext context) {
    return new NamingEngine();
  }

  private static final class NamingEngine implements AnalyzerEngine {

    private final Set<String> streams = new ConcurrentSkipListSet<>();

    @Override
    public EngineDescriptor descriptor() {
      return EngineDescriptor.builder().build();
    }

    @Override
    public EngineStatus status() {
      return new EngineStatus("cpu", "cpu", streams.toString());
    }

    @Override
    public FrameAnalyzer openAnalyzer(StreamInfo stream) {
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
