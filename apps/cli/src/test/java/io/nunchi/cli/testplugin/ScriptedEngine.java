package io.nunchi.cli.testplugin;

import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.EngineDescriptor;
import io.nunchi.spi.EngineStatus;
import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.spi.StreamContext;
import io.nunchi.spi.frame.PixelFormat;
import java.util.List;
import java.util.Set;

/** Finds a person and nothing else. */
record ScriptedEngine(String mode, long millis) implements AnalyzerEngine {

  @Override
  public EngineDescriptor descriptor() {
    return EngineDescriptor.builder()
        .labels(List.of("person"))
        .ruleTypes(List.of("LineDetector"))
        .pixelFormats(pixelFormats())
        .build();
  }

  private Set<PixelFormat> pixelFormats() {
    return switch (mode) {
      case "planar" -> Set.of(PixelFormat.I420);
      case "any" -> Set.of(PixelFormat.I420, PixelFormat.BGR);
      default -> Set.of(PixelFormat.BGR);
    };
  }

  @Override
  public EngineStatus status() {
    return EngineStatus.of("prefer gpu,cpu", "cpu", "there is no gpu here");
  }

  @Override
  public FrameAnalyzer openAnalyzer(StreamContext stream) {
    return new ScriptedAnalyzer(mode, millis);
  }

  @Override
  public void close() {
    // nothing is held
  }
}
