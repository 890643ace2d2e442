package io.nunchi.tck.example;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.spi.failure.AnalyzerFailedException;
import io.nunchi.spi.frame.PixelFormat;
import io.nunchi.spi.settings.Settings;
import io.nunchi.testing.Sightings;
import io.nunchi.testing.StreamPlayer;
import io.nunchi.testing.Target;
import io.nunchi.testing.TestEngineContext;
import io.nunchi.testing.TestStreamContext;
import io.nunchi.testing.Walk;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the analyzer finds, on frames whose truth is known. */
class BrightSpotPluginTest {

  @TempDir private Path natives = Path.of("");

  private final BrightSpotPlugin plugin = new BrightSpotPlugin();

  @Test
  void findsTheTargetOfAWalkInPaddedFrames() throws Exception {
    Walk walk = Walk.of(PixelFormat.NV12, Target.rectangle()).padded(32, 255);

    Sightings seen = play(walk);

    assertTrue(seen.targetIsFound());
  }

  @Test
  void findsNothingBeforeAnythingIsThere() throws Exception {
    Sightings seen = play(Walk.of(PixelFormat.BGR, Target.rectangle()));

    assertFalse(
        seen.results().subList(0, Walk.EMPTY_FRAMES).stream()
            .anyMatch(result -> !result.detections().isEmpty()));
  }

  @Test
  void refusesFramesAfterItIsClosed() throws Exception {
    Walk walk = Walk.of(PixelFormat.BGR, Target.rectangle());
    try (AnalyzerEngine engine = engine()) {
      FrameAnalyzer analyzer = analyzer(engine);
      analyzer.close();

      assertThrows(AnalyzerFailedException.class, () -> StreamPlayer.play(analyzer, walk));
    }
  }

  private Sightings play(Walk walk) throws Exception {
    try (AnalyzerEngine engine = engine();
        FrameAnalyzer analyzer = analyzer(engine)) {
      return StreamPlayer.play(analyzer, walk);
    }
  }

  private AnalyzerEngine engine() throws Exception {
    return plugin.createEngine(TestEngineContext.of(plugin, Map.of(), natives));
  }

  private FrameAnalyzer analyzer(AnalyzerEngine engine) throws Exception {
    Settings settings = plugin.descriptor().streamSettings().parse(Map.of());
    return engine.openAnalyzer(TestStreamContext.of("gate", settings));
  }
}
