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
import io.nunchi.spi.settings.BooleanType;
import io.nunchi.spi.settings.Setting;
import io.nunchi.spi.settings.Settings;
import io.nunchi.spi.settings.SettingsSchema;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/**
 * A plugin that looks in each of its methods whether the thread's context class loader is its own;
 * an engine's status lists the methods.
 */
public final class WatchfulPlugin implements AnalyzerPlugin {

  private static final Setting<Boolean> LIVE =
      Setting.of("live", new BooleanType(), false, "Live", "Changes.").changeableLive();
  private static final Set<String> OWN = new ConcurrentSkipListSet<>();
  private static final Set<String> FOREIGN = new ConcurrentSkipListSet<>();

  private static void look(String method) {
    boolean own =
        Thread.currentThread().getContextClassLoader() == WatchfulPlugin.class.getClassLoader();
    (own ? OWN : FOREIGN).add(method);
  }

  @Override
  public PluginDescriptor descriptor() {
    look("descriptor");
    return PluginDescriptor.builder("test.watchful", "Watchful")
        .version("1")
        .vendor("Test")
        .engineSettings(SettingsSchema.of(LIVE))
        .streamSettings(SettingsSchema.of(LIVE))
        .build();
  }

  @Override
  public AnalyzerEngine createEngine(EngineContext context) {
    look("createEngine");
    return new WatchfulEngine();
  }

  private static final class WatchfulEngine implements AnalyzerEngine {

    @Override
    public EngineDescriptor descriptor() {
      look("engine.descriptor");
      return EngineDescriptor.builder().pixelFormats(Set.of(PixelFormat.GRAY8)).build();
    }

    @Override
    public EngineStatus status() {
      look("status");
      return EngineStatus.of("own " + OWN, "foreign " + FOREIGN, "looked");
    }

    @Override
    public void warmUp() {
      look("warmUp");
    }

    @Override
    public void changeSettings(Settings settings) {
      look("engine.changeSettings");
    }

    @Override
    public FrameAnalyzer openAnalyzer(StreamContext stream) {
      look("openAnalyzer");
      return new WatchfulAnalyzer();
    }

    @Override
    public void close() {
      look("engine.close");
    }
  }

  private static final class WatchfulAnalyzer implements FrameAnalyzer {

    @Override
    public FrameResult analyze(Frame frame) {
      look("analyze");
      return FrameResult.nothing();
    }

    @Override
    public void changeSettings(Settings settings) {
      look("analyzer.changeSettings");
    }

    @Override
    public void close() {
      look("analyzer.close");
    }
  }
}
