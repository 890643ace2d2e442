package io.nunchi.nativelib.internal.vision;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.nativelib.fixture.DrawnFrame;
import io.nunchi.nativelib.fixture.FaultyLibrary;
import io.nunchi.nativelib.fixture.TestContext;
import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.spi.StreamInfo;
import io.nunchi.spi.frame.PixelFormat;
import io.nunchi.spi.result.BoundingBox;
import io.nunchi.spi.result.Detection;
import io.nunchi.spi.settings.SettingsSchema;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A library that was built from version 1.0 of the header. */
@Timeout(60)
class OldLibraryTest {

  @TempDir private static Path folder;
  private static FaultyLibrary library = new FaultyLibrary(Path.of(""));

  private final TestContext context = TestContext.of(SettingsSchema.of(), Map.of(), folder);

  @BeforeAll
  static void compiles() {
    library = FaultyLibrary.compileAgainst10(folder);
  }

  private AnalyzerEngine engine(String settings) throws Exception {
    return VisionEngines.startChecked(context, library.path(), settings);
  }

  private static StreamInfo stream() throws Exception {
    return new StreamInfo("gate", "Gate", 10, SettingsSchema.of().parse(Map.of()));
  }

  @Test
  void analyzesFrames() throws Exception {
    try (AnalyzerEngine engine = engine("size=20");
        FrameAnalyzer analyzer = engine.openAnalyzer(stream())) {
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
}
