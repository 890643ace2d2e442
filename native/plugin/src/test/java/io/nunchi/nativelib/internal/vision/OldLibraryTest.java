package io.nunchi.nativelib.internal.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.nunchi.nativelib.fixture.DrawnFrame;
import io.nunchi.nativelib.fixture.FaultyLibrary;
import io.nunchi.nativelib.fixture.NativeEngines;
import io.nunchi.nativelib.internal.NativeErrors;
import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.Capability;
import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.spi.failure.Problem;
import io.nunchi.spi.failure.SettingsException;
import io.nunchi.spi.frame.PixelFormat;
import io.nunchi.spi.geometry.BoundingBox;
import io.nunchi.spi.result.Detection;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A library that was built from version 1.0 of the header. */
@Timeout(60)
class OldLibraryTest {

  @TempDir private static Path folder;
  private static FaultyLibrary library = new FaultyLibrary(Path.of(""));

  @BeforeAll
  static void compiles() {
    library = FaultyLibrary.compileAgainst10(folder);
  }

  private static AnalyzerEngine engine(String settings) throws Exception {
    return NativeEngines.start(NativeEngines.context(library.path(), settings, folder));
  }

  @Test
  void analyzesFrames() throws Exception {
    try (AnalyzerEngine engine = engine("size=20");
        FrameAnalyzer analyzer = engine.openAnalyzer(NativeEngines.stream("gate"))) {
      assertThat(engine.status().reason()).contains("ABI 1.0");
      assertThat(analyzer.analyze(DrawnFrame.plain(1, 8, 6, PixelFormat.BGR)).detections())
          .containsExactly(
              Detection.of("person", 0.75f, new BoundingBox(0.125f, 0.25f, 0.5f, 0.0625f)),
              Detection.builder("vehicle", 0.5f, new BoundingBox(0.5f, 0.5f, 0.25f, 0.25f))
                  .trackId(42)
                  .build());
    }
    assertThat(library.openEngines()).isZero();
    assertThat(library.misuses()).isZero();
  }

  /** The fields of 1.1 would lie there, and some of them are pointers. */
  @Test
  void keepsWhatIsBehindTheFieldsOf10ToItself() throws Exception {
    FaultyLibrary own = FaultyLibrary.compileAgainst10(folder, "FAULTY_INFO_private");
    try (AnalyzerEngine engine =
            NativeEngines.start(NativeEngines.context(own.path(), "fault=private", folder));
        FrameAnalyzer analyzer = engine.openAnalyzer(NativeEngines.stream("gate"))) {
      assertThat(engine.descriptor().labels()).containsExactly("person", "vehicle");
      assertThat(engine.descriptor().maximumStreams()).isEmpty();
      assertThat(engine.descriptor().capabilities()).containsExactly(Capability.DETECTIONS);
      assertThat(analyzer.analyze(DrawnFrame.plain(1, 8, 6, PixelFormat.BGR)).detections())
          .containsExactly(
              Detection.of("person", 0.75f, new BoundingBox(0.125f, 0.25f, 0.5f, 0.0625f)),
              Detection.builder("vehicle", 0.5f, new BoundingBox(0.5f, 0.5f, 0.25f, 0.25f))
                  .trackId(42)
                  .build());
    }
  }

  @Test
  void changesNothingWhileItRuns() throws Exception {
    try (AnalyzerEngine engine = engine("size=20");
        FrameAnalyzer analyzer = engine.openAnalyzer(NativeEngines.stream("gate"))) {
      engine.changeSettings(NativeEngines.engineSettings(library.path(), "size=20;note="));
      SettingsException refused =
          catchThrowableOfType(
              SettingsException.class,
              () ->
                  engine.changeSettings(
                      NativeEngines.engineSettings(library.path(), "size=21;note=x")));
      assertThat(refused.problems())
          .extracting(Problem::code, Problem::where)
          .containsExactly(
              tuple(NativeErrors.NOT_LIVE, "setting note of the library"),
              tuple(NativeErrors.NOT_LIVE, "setting size of the library"));
      analyzer.changeSettings(NativeEngines.streamSettings(""));
      SettingsException unknown =
          catchThrowableOfType(
              SettingsException.class,
              () -> analyzer.changeSettings(NativeEngines.streamSettings("size=21")));
      assertThat(unknown.problems().get(0).expected()).isEqualTo("no settings at all");
    }
  }

  @Test
  void hasNoState() throws Exception {
    try (AnalyzerEngine engine = engine("");
        FrameAnalyzer analyzer = engine.openAnalyzer(NativeEngines.stream("gate"))) {
      assertThat(analyzer.saveState()).isEmpty();
    }
  }

  @Test
  void declaresNoMoreThanItsLabels() throws Exception {
    try (AnalyzerEngine engine = engine("")) {
      assertThat(engine.descriptor().labels()).containsExactly("person", "vehicle");
      assertThat(engine.descriptor().ruleTypes()).isEmpty();
      assertThat(engine.descriptor().concurrentCalls()).isEmpty();
      assertThat(engine.descriptor().maximumStreams()).isEmpty();
      assertThat(engine.descriptor().capabilities()).containsExactly(Capability.DETECTIONS);
    }
  }
}
