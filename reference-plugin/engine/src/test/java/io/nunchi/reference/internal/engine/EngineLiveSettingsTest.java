package io.nunchi.reference.internal.engine;

import static io.nunchi.reference.internal.testing.TinyModels.cell;
import static io.nunchi.reference.internal.testing.TinyModels.noCells;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nunchi.reference.internal.testing.RgbPicture;
import io.nunchi.reference.internal.testing.TestFrames;
import io.nunchi.reference.internal.testing.TestHost;
import io.nunchi.reference.internal.testing.TestPackages;
import io.nunchi.reference.internal.testing.TestStream;
import io.nunchi.reference.internal.testing.TinyModels;
import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.spi.StreamContext;
import io.nunchi.spi.failure.AnalyzerFailedException;
import io.nunchi.spi.failure.SettingsException;
import io.nunchi.spi.frame.Frame;
import io.nunchi.spi.frame.PixelFormat;
import io.nunchi.spi.result.Detection;
import io.nunchi.spi.settings.SettingsSchema;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A person of confidence 0.9 and a car of 0.6, and settings that change while they are found. */
class EngineLiveSettingsTest {

  private static final Frame FRAME = TestFrames.of(RgbPicture.smooth(128, 64), PixelFormat.BGR);

  @TempDir private Path folder;
  private Path model = Path.of("");
  private AnalyzerEngine engine;
  private FrameAnalyzer analyzer;

  @BeforeEach
  void openAnalyzer() throws Exception {
    float[] cells = cell(noCells(), 5, 0.5f, 0.5f, 0, 0, 0.9f, 1, 0);
    cell(cells, 2, 0.5f, 0.5f, 0, 0, 0.6f, 0, 1);
    model = TestPackages.write(folder, TinyModels.yolox(cells), TestPackages.yoloxManifest());
    engine = TestHost.start(model);
    analyzer = engine.openAnalyzer(TestHost.stream("a"));
  }

  @AfterEach
  void close() {
    analyzer.close();
    engine.close();
  }

  private List<String> found() throws Exception {
    return found(analyzer);
  }

  private static List<String> found(FrameAnalyzer by) throws Exception {
    return by.analyze(FRAME).detections().stream().map(Detection::label).toList();
  }

  private void changeEngine(String key, String value) throws Exception {
    engine.changeSettings(TestHost.context(model, key, value).settings());
  }

  private void changeStream(Map<String, String> text) throws Exception {
    analyzer.changeSettings(TestHost.streamSettings(text));
  }

  @Test
  void aLabelsOwnConfidenceStandsAboveThatOfAllLabels() throws Exception {
    changeEngine("confidenceByLabel", "car = 0.7");
    assertThat(found()).containsExactly("person");
    changeStream(Map.of("confidenceByLabel", "car=0.5;person=0.95"));
    assertThat(found()).containsExactly("car");
    changeStream(Map.of("confidenceByLabel", "person=0.9", "confidence", "0.95"));
    assertThat(found()).containsExactly("person");
    changeStream(Map.of());
    assertThat(found()).containsExactly("person");
    changeEngine("confidenceByLabel", "");
    assertThat(found()).containsExactly("person", "car");
  }

  @Test
  void aConfidenceOfALabelThatTheModelDoesNotHaveChangesNothing() throws Exception {
    for (String unfit : List.of("tram=0.5", "car=0.9;car=0.8")) {
      assertThatThrownBy(() -> changeStream(Map.of("confidenceByLabel", unfit)))
          .as(unfit)
          .isInstanceOf(SettingsException.class)
          .hasMessageContaining("confidenceByLabel");
      assertThatThrownBy(() -> changeEngine("confidenceByLabel", unfit))
          .as(unfit)
          .isInstanceOf(SettingsException.class)
          .hasMessageContaining("confidenceByLabel");
      assertThat(found()).as(unfit).containsExactly("person", "car");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"car", "car=1.5", "car=-0.1", "car=NaN", "=0.5", ";", "car=0.5;", "car=,5"})
  void aTextThatIsNoListOfLabelsAndConfidencesIsRefused(String text) {
    for (SettingsSchema schema : List.of(EngineSettings.SCHEMA, StreamReportingSettings.SCHEMA)) {
      assertThatThrownBy(() -> schema.parse(Map.of("confidenceByLabel", text)))
          .isInstanceOf(SettingsException.class)
          .hasMessageContaining("confidenceByLabel");
    }
  }

  @Test
  void confidenceOfTheEngineChangesForAnalyzersThatRun() throws Exception {
    assertThat(found()).containsExactly("person", "car");
    changeEngine("confidence", "0.7");
    assertThat(found()).containsExactly("person");
    changeEngine("confidence", "0");
    assertThat(found()).containsExactly("person", "car");
  }

  @Test
  void confidenceOfTheCameraReplacesTheEnginesForThisCameraOnly() throws Exception {
    try (FrameAnalyzer other = engine.openAnalyzer(TestHost.stream("b"))) {
      changeStream(Map.of("confidence", "0.7"));
      assertThat(found()).containsExactly("person");
      assertThat(found(other)).containsExactly("person", "car");
      changeEngine("confidence", "0.95");
      assertThat(found()).containsExactly("person");
      assertThat(found(other)).isEmpty();
      changeStream(Map.of());
      assertThat(found()).isEmpty();
    }
  }

  @Test
  void labelsOfTheCameraHideTheOthersAlsoAfterTheEngineChanged() throws Exception {
    changeStream(Map.of("labels", "car"));
    assertThat(found()).containsExactly("car");
    changeEngine("confidence", "0.5");
    assertThat(found()).containsExactly("car");
    changeStream(Map.of());
    assertThat(found()).containsExactly("person", "car");
  }

  @Test
  void labelThatTheEngineDoesNotReportIsRefusedAndNothingChanges() throws Exception {
    assertThatThrownBy(() -> changeStream(Map.of("labels", "car,tram", "confidence", "0.95")))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("NUN-5019")
        .hasMessageContaining("tram");
    assertThat(found()).containsExactly("person", "car");
    StreamContext wrong = new TestStream("b", TestHost.streamSettings(Map.of("labels", "tram")));
    assertThatThrownBy(() -> engine.openAnalyzer(wrong))
        .isInstanceOf(AnalyzerFailedException.class)
        .hasMessageContaining("tram");
  }

  @Test
  void closedEngineAndAnalyzerTakeNoSettings() {
    analyzer.close();
    assertThatThrownBy(() -> changeStream(Map.of("confidence", "0.5")))
        .isInstanceOf(AnalyzerFailedException.class);
    engine.close();
    assertThatThrownBy(() -> changeEngine("confidence", "0.5"))
        .isInstanceOf(AnalyzerFailedException.class);
  }
}
