package io.nunchi.reference.internal.engine;

import static io.nunchi.reference.internal.testing.TinyModels.cell;
import static io.nunchi.reference.internal.testing.TinyModels.noCells;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nunchi.reference.internal.testing.RgbPicture;
import io.nunchi.reference.internal.testing.TestFrames;
import io.nunchi.reference.internal.testing.TestHost;
import io.nunchi.reference.internal.testing.TestPackages;
import io.nunchi.reference.internal.testing.TinyModels;
import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.spi.failure.AnalyzerException;
import io.nunchi.spi.frame.Frame;
import io.nunchi.spi.frame.PixelFormat;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever a model answers, a frame gives right detections or none and the reason. Nobody has
 * warmed these engines up, which would have refused the models.
 */
class WrongAnswersTest {

  private static final Frame FRAME = TestFrames.of(RgbPicture.smooth(64, 64), PixelFormat.BGR);
  private static final Frame BLACK =
      TestFrames.of(RgbPicture.drawn(64, 64, (x, y) -> RgbPicture.rgb(0, 0, 0)), PixelFormat.BGR);

  @TempDir private Path folder;
  private final List<String> log = new CopyOnWriteArrayList<>();

  private static Arguments cellOf(String what, float... numbers) {
    return Arguments.of(what, TinyModels.yolox(cell(noCells(), 5, numbers)), false);
  }

  private static Arguments queriesOf(String what, long label, float edge, float score) {
    return Arguments.of(
        what,
        TinyModels.labelsBoxesScores(
            new long[] {0, label, 1},
            new float[] {1, 2, 30, 40, 1, 2, edge, 40, 1, 2, 30, 40},
            new float[] {0, score, 0}),
        true);
  }

  static Stream<Arguments> wrongAnswers() {
    return Stream.of(
        cellOf("a center that is not a number", Float.NaN, 0, 0, 0, 0.9f, 1, 0),
        cellOf("an infinite center", Float.POSITIVE_INFINITY, 0, 0, 0, 0.9f, 1, 0),
        cellOf("a width whose exponential is infinite", 0, 0, 1000, 0, 0.9f, 1, 0),
        cellOf("an objectness that is not a number", 0, 0, 0, 0, Float.NaN, 1, 0),
        cellOf("an objectness above 1", 0, 0, 0, 0, 7, 1, 0),
        cellOf("a label value that is not a number", 0, 0, 0, 0, 0.9f, Float.NaN, 0),
        queriesOf("a label that nobody declared", 2, 30, 0.9f),
        queriesOf("a negative label", -1, 30, 0.9f),
        queriesOf("an edge that is not a number", 0, Float.NaN, 0.9f),
        queriesOf("an infinite edge", 0, Float.NEGATIVE_INFINITY, 0.9f),
        queriesOf("a confidence that is not a number", 0, 30, Float.NaN),
        queriesOf("an infinite confidence", 0, 30, Float.POSITIVE_INFINITY),
        Arguments.of("another shape than declared", TinyModels.yoloxOfAnotherShape(), false));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("wrongAnswers")
  void costsTheFrameAndNeverGivesAWrongDetection(String what, byte[] model, boolean queries)
      throws Exception {
    Path made =
        TestPackages.write(
            folder,
            model,
            queries ? TestPackages.labelsBoxesScoresManifest() : TestPackages.yoloxManifest());
    try (AnalyzerEngine engine = TestHost.start(made);
        FrameAnalyzer analyzer = engine.openAnalyzer(TestHost.stream("a"))) {
      assertThatThrownBy(() -> analyzer.analyze(FRAME))
          .isInstanceOf(AnalyzerException.class)
          .hasMessageContaining("NUN-52");
    }
  }

  /** The more light there is, the less does the model know what it says: black is sound. */
  @Test
  void isReportedOnceAndItsEndToo() throws Exception {
    float[] cells = cell(noCells(), 5, 0.5f, 0.5f, 0, 0, 0.9f, 1, 0);
    float[] factors = cell(noCells(), 5, 0, 0, 0, 0, 1, 0, 0);
    Path made =
        TestPackages.write(
            folder, TinyModels.yoloxOfMean(cells, factors), TestPackages.yoloxManifest());
    try (AnalyzerEngine engine = TestHost.startLogging(made, log);
        FrameAnalyzer one = engine.openAnalyzer(TestHost.stream("one"));
        FrameAnalyzer two = engine.openAnalyzer(TestHost.stream("two"))) {
      log.clear();
      for (int i = 0; i < 3; i++) {
        assertThatThrownBy(() -> one.analyze(FRAME)).hasMessageContaining("NUN-5203");
        assertThatThrownBy(() -> two.analyze(FRAME)).hasMessageContaining("NUN-5203");
      }
      assertThat(log)
          .singleElement()
          .asString()
          .startsWith("WARNING model tiny-yolox gives answers that are rejected; the first: ")
          .contains("NUN-5203");
      assertThat(one.analyze(BLACK).detections()).hasSize(1);
      assertThat(two.analyze(BLACK).detections()).hasSize(1);
      assertThat(log).hasSize(2);
      assertThat(log.get(1)).startsWith("INFO").contains("after 6 that were rejected");
    }
  }
}
