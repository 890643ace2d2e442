package io.nunchi.example.litzones;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.spi.SavedState;
import io.nunchi.spi.frame.PixelFormat;
import io.nunchi.spi.result.FrameResult;
import io.nunchi.spi.result.RuleEvent;
import io.nunchi.spi.settings.Settings;
import io.nunchi.testing.Sightings;
import io.nunchi.testing.StreamPlayer;
import io.nunchi.testing.Target;
import io.nunchi.testing.TestEngineContext;
import io.nunchi.testing.TestStreamContext;
import io.nunchi.testing.Walk;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LitZonesTest {

  /** The whole left half of the picture: a walk begins in it, and leaves it. */
  private static final Map<String, String> LEFT_HALF =
      Map.of("zones.left.area", "0,0 0.4,0 0.4,1 0,1", "zones.left.dwell", "0.3");

  /** OpenCV stays loaded from it until the JVM ends. */
  @TempDir private static Path natives = Path.of("");

  private final LitZonesPlugin plugin = new LitZonesPlugin();
  private AnalyzerEngine engine;

  @BeforeEach
  void startEngine() throws Exception {
    engine = plugin.createEngine(TestEngineContext.of(plugin, Map.of(), natives));
  }

  @AfterEach
  void closeEngine() {
    engine.close();
  }

  @ParameterizedTest
  @EnumSource
  void findsALightInEveryFormat(PixelFormat format) throws Exception {
    try (FrameAnalyzer analyzer = analyzer(Map.of())) {
      Sightings seen = StreamPlayer.play(analyzer, walk().in(format).padded(24, 255));

      assertThat(seen.targetIsFound()).isTrue();
    }
  }

  @Test
  void tellsWhenAZoneBecomesLitAndWhenItIsDarkAgain() throws Exception {
    try (FrameAnalyzer analyzer = analyzer(LEFT_HALF)) {
      List<RuleEvent> events = events(StreamPlayer.play(analyzer, walk()).results());

      assertThat(events)
          .extracting(RuleEvent::phase)
          .containsExactly(RuleEvent.Phase.STARTED, RuleEvent.Phase.ENDED);
      assertThat(events).extracting(RuleEvent::ruleName).containsOnly("left");
      assertThat(events.get(1).eventId()).isEqualTo(events.get(0).eventId());
    }
  }

  @Test
  void goesOnFromASavedStateAsIfNothingHadHappened() throws Exception {
    List<FrameResult> whole = new ArrayList<>();
    try (FrameAnalyzer analyzer = analyzer(LEFT_HALF)) {
      for (int i = 0; i < Walk.FRAMES; i++) {
        whole.add(StreamPlayer.analyze(analyzer, walk().frame(i)).result());
      }
    }
    List<FrameResult> interrupted = new ArrayList<>();
    SavedState state;
    int half = Walk.EMPTY_FRAMES + 8;
    try (FrameAnalyzer analyzer = analyzer(LEFT_HALF)) {
      for (int i = 0; i < half; i++) {
        interrupted.add(StreamPlayer.analyze(analyzer, walk().frame(i)).result());
      }
      state = analyzer.saveState().orElseThrow();
    }
    TestStreamContext resumed = TestStreamContext.of("gate", settings(LEFT_HALF)).with(state);
    try (FrameAnalyzer analyzer = engine.openAnalyzer(resumed)) {
      for (int i = half; i < Walk.FRAMES; i++) {
        interrupted.add(StreamPlayer.analyze(analyzer, walk().frame(i)).result());
      }
    }

    assertThat(events(whole)).hasSize(2);
    assertThat(interrupted).isEqualTo(whole);
  }

  @Test
  void leavesOutWhatIsSmallerThanTheChangedSetting() throws Exception {
    try (FrameAnalyzer analyzer = analyzer(Map.of())) {
      analyzer.changeSettings(settings(Map.of("minimumSize", "0.9")));

      assertThat(StreamPlayer.play(analyzer, walk()).hasDetections()).isFalse();
    }
  }

  private static Walk walk() {
    return Walk.of(PixelFormat.BGR, Target.rectangle());
  }

  private FrameAnalyzer analyzer(Map<String, String> settings) throws Exception {
    return engine.openAnalyzer(TestStreamContext.of("gate", settings(settings)));
  }

  private Settings settings(Map<String, String> text) throws Exception {
    return plugin.descriptor().streamSettings().parse(text);
  }

  private static List<RuleEvent> events(List<FrameResult> results) {
    return results.stream().flatMap(result -> result.ruleEvents().stream()).toList();
  }
}
