package io.nunchi.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.spi.failure.SettingsException;
import io.nunchi.spi.frame.PixelFormat;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An author's test of a plugin, as the package's documentation shows it. */
class WhiteSpotPluginTest {

  private static final Walk WALK = Walk.of(PixelFormat.GRAY8, Target.rectangle());

  private final WhiteSpotPlugin plugin = new WhiteSpotPlugin();

  @TempDir private Path folder = Path.of("");

  @Test
  void findsTheTargetThatWalks() throws Exception {
    try (AnalyzerEngine engine = engine(Map.of());
        FrameAnalyzer analyzer = open(engine)) {
      Sightings sightings = StreamPlayer.play(analyzer, WALK);

      assertThat(sightings.targetIsFound()).isTrue();
      assertThat(sightings.results().get(0).detections()).isEmpty();
    }
  }

  @Test
  void findsNothingWithAThresholdAboveWhite() throws Exception {
    try (AnalyzerEngine engine = engine(Map.of("threshold", "255"));
        FrameAnalyzer analyzer = open(engine)) {
      assertThat(StreamPlayer.play(analyzer, WALK).hasDetections()).isFalse();
    }
  }

  @Test
  void findsTheSameInPaddedRows() throws Exception {
    try (AnalyzerEngine engine = engine(Map.of());
        FrameAnalyzer analyzer = open(engine);
        FrameAnalyzer ofPadded = open(engine)) {
      assertThat(StreamPlayer.play(ofPadded, WALK.padded(37, 0xff)).results())
          .isEqualTo(StreamPlayer.play(analyzer, WALK).results());
    }
  }

  @Test
  void survivesOddFrames() throws Exception {
    try (AnalyzerEngine engine = engine(Map.of());
        FrameAnalyzer analyzer = open(engine)) {
      for (Supplier<WatchedFrame> odd : OddFrames.of(engine.descriptor().pixelFormats())) {
        WatchedFrame frame = odd.get();

        CallOutcome outcome = StreamPlayer.analyze(analyzer, frame);

        assertThat(outcome.isTyped()).as(outcome.describe()).isTrue();
        assertThat(frame.openLeases()).isZero();
        assertThat(frame.lateAccesses()).isZero();
      }
    }
  }

  @Test
  void refusesAnUnknownSetting() {
    assertThatExceptionOfType(SettingsException.class)
        .isThrownBy(() -> engine(Map.of("treshold", "1")))
        .withMessageContaining("treshold");
  }

  private AnalyzerEngine engine(Map<String, String> settings) throws Exception {
    return plugin.createEngine(TestEngineContext.of(plugin, settings, folder));
  }

  private FrameAnalyzer open(AnalyzerEngine engine) throws Exception {
    return engine.openAnalyzer(
        TestStreamContext.of("door", plugin.descriptor().streamSettings().parse(Map.of())));
  }
}
