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
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;

/** A plugin that counts its engines in its persistent folder; a status tells the count. */
public final class KeepingPlugin implements AnalyzerPlugin {

  @Override
  public PluginDescriptor descriptor() {
    return PluginDescriptor.builder("test.keeping", "Keeping").version("1").vendor("Test").build();
  }

  @Override
  public AnalyzerEngine createEngine(EngineContext context) {
    Optional<Path> folder = context.persistentFolder();
    return new KeepingEngine(folder.map(KeepingPlugin::count).orElse("no folder"));
  }

  private static String count(Path folder) {
    try {
      Path engines = folder.resolve("engines");
      Files.writeString(engines, "I", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      return Files.readString(engines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private record KeepingEngine(String count) implements AnalyzerEngine {

    @Override
    public EngineDescriptor descriptor() {
      return EngineDescriptor.builder().pixelFormats(Set.of(PixelFormat.GRAY8)).build();
    }

    @Override
    public EngineStatus status() {
      return EngineStatus.of("cpu", "cpu", count);
    }

    @Override
    public FrameAnalyzer openAnalyzer(StreamContext stream) {
      return new KeepingAnalyzer();
    }

    @Override
    public void close() {}
  }

  private static final class KeepingAnalyzer implements FrameAnalyzer {

    @Override
    public FrameResult analyze(Frame frame) {
      return FrameResult.nothing();
    }

    @Override
    public void close() {}
  }
}
