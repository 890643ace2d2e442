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
import io.nunchi.spi.settings.SettingsSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Set;

/**
 * A plugin whose version its jar's manifest says. It leaves an object of its class on each thread
 * that analyzes a frame, and can unpack a native library.
 */
public final class VersionedPlugin implements AnalyzerPlugin {

  private static final Setting<Boolean> NATIVES =
      Setting.of("natives", new BooleanType(), false, "Natives", "Unpacks a library.");
  private static final ThreadLocal<VersionedPlugin> LEFT_ON_THE_WORKER = new ThreadLocal<>();

  @Override
  public PluginDescriptor descriptor() {
    return PluginDescriptor.builder("test.versioned", "Versioned")
        .version(getClass().getPackage().getImplementationVersion())
        .vendor("Test")
        .engineSettings(SettingsSchema.of(NATIVES))
        .build();
  }

  @Override
  public AnalyzerEngine createEngine(EngineContext context) {
    if (context.settings().get(NATIVES)) {
      try {
        Files.writeString(context.nativeFolder().path().resolve("lib.so"), "library");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return new VersionedEngine();
  }

  private static final class VersionedEngine implements AnalyzerEngine {

    @Override
    public EngineDescriptor descriptor() {
      return EngineDescriptor.builder().pixelFormats(Set.of(PixelFormat.GRAY8)).build();
    }

    @Override
    public EngineStatus status() {
      return EngineStatus.of("cpu", "cpu", "none");
    }

    @Override
    public FrameAnalyzer openAnalyzer(StreamContext stream) {
      return new VersionedAnalyzer();
    }

    @Override
    public void close() {}
  }

  private static final class VersionedAnalyzer implements FrameAnalyzer {

    @Override
    public FrameResult analyze(Frame frame) {
      LEFT_ON_THE_WORKER.set(new VersionedPlugin());
      return FrameResult.nothing();
    }

    @Override
    public void close() {}
  }
}
