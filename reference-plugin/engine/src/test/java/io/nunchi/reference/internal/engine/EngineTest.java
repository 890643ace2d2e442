package io.nunchi.reference.internal.engine;

import static io.nunchi.reference.internal.testing.TinyModels.cell;
import static io.nunchi.reference.internal.testing.TinyModels.noCells;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.nunchi.reference.decoder.ExpectedTensor;
import io.nunchi.reference.decoder.OutputDecoder;
import io.nunchi.reference.decoder.OutputLayout;
import io.nunchi.reference.internal.inference.BatchPlan;
import io.nunchi.reference.internal.inference.BatchSizes;
import io.nunchi.reference.internal.inference.ExecutionProvider.Kind;
import io.nunchi.reference.internal.testing.BrightnessModel;
import io.nunchi.reference.internal.testing.RgbPicture;
import io.nunchi.reference.internal.testing.TestFrames;
import io.nunchi.reference.internal.testing.TestHost;
import io.nunchi.reference.internal.testing.TestPackages;
import io.nunchi.reference.internal.testing.TinyModels;
import io.nunchi.reference.internal.testing.TinyOnnx;
import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.Capability;
import io.nunchi.spi.EngineDescriptor;
import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.spi.ModelIdentity;
import io.nunchi.spi.failure.AnalyzerFailedException;
import io.nunchi.spi.failure.EngineStartException;
import io.nunchi.spi.failure.FrameRejectedException;
import io.nunchi.spi.frame.Frame;
import io.nunchi.spi.frame.PixelFormat;
import io.nunchi.spi.result.Detection;
import io.nunchi.spi.result.FrameResult;
import io.nunchi.spi.result.StageTiming;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EngineTest {

  private static final Frame FRAME = TestFrames.of(RgbPicture.smooth(128, 64), PixelFormat.BGR);

  @TempDir private Path folder;

  /** Cell 5 is at column 1 and row 1 of stride 16; exp(0) * 16 pixels wide and high. */
  private static float[] onePerson() {
    return cell(noCells(), 5, 0.5f, 0.5f, 0, 0, 0.9f, 1, 0);
  }

  @ParameterizedTest
  @EnumSource(PixelFormat.class)
  void findsWhatTheModelAnswersInEveryPixelFormat(PixelFormat format) throws Exception {
    Path model =
        TestPackages.write(folder, TinyModels.yolox(onePerson()), TestPackages.yoloxManifest());
    try (AnalyzerEngine engine = TestHost.start(model)) {
      engine.warmUp();
      try (FrameAnalyzer analyzer = engine.openAnalyzer(TestHost.stream("a"))) {
        FrameResult result = analyzer.analyze(TestFrames.of(RgbPicture.smooth(128, 64), format));
        // Center (24, 24), 16 x 16 pixels of the tensor, which is the frame at half size.
        Detection found = result.detections().get(0);
        assertThat(result.detections()).hasSize(1);
        assertThat(found.label()).isEqualTo("person");
        assertThat(found.confidence()).isCloseTo(0.9f, within(1e-6f));
        assertThat(found.box().left()).isCloseTo(0.25f, within(1e-5f));
        assertThat(found.box().top()).isCloseTo(0.5f, within(1e-5f));
        assertThat(found.box().width()).isCloseTo(0.25f, within(1e-5f));
        assertThat(found.box().height()).isCloseTo(0.5f, within(1e-5f));
      }
    }
  }

  @Test
  void givesTheInputSizeToModelsThatAskForIt() throws Exception {
    byte[] model =
        TinyModels.labelsBoxesScores(
            new long[] {1, 0, 1},
            new float[] {16, 8, -16, -32, 0, 0, 0, 0, 0, 0, 0, 0},
            new float[] {0.8f, 0.1f, 0.39f});
    Path directory = TestPackages.write(folder, model, TestPackages.labelsBoxesScoresManifest());
    try (AnalyzerEngine engine = TestHost.start(directory)) {
      engine.warmUp();
      try (FrameAnalyzer analyzer = engine.openAnalyzer(TestHost.stream("a"))) {
        List<Detection> found = analyzer.analyze(FRAME).detections();
        // The model adds 64 and 64, which it was given, to right and bottom.
        assertThat(found).hasSize(1);
        assertThat(found.get(0).label()).isEqualTo("car");
        assertThat(found.get(0).box().left()).isCloseTo(0.25f, within(1e-5f));
        assertThat(found.get(0).box().top()).isCloseTo(0.125f, within(1e-5f));
        assertThat(found.get(0).box().right()).isCloseTo(0.75f, within(1e-5f));
        assertThat(found.get(0).box().bottom()).isCloseTo(0.5f, within(1e-5f));
      }
    }
  }

  @Test
  void readsAnswersInHalfPrecision() throws Exception {
    Path model =
        TestPackages.write(
            folder, TinyModels.yoloxInHalfPrecision(onePerson()), TestPackages.yoloxManifest());
    try (AnalyzerEngine engine = TestHost.start(model);
        FrameAnalyzer analyzer = engine.openAnalyzer(TestHost.stream("a"))) {
      engine.warmUp();
      List<Detection> found = analyzer.analyze(FRAME).detections();
      assertThat(found).hasSize(1);
      assertThat(found.get(0).confidence()).isCloseTo(0.9f, within(1e-3f));
    }
  }

  @Test
  void analyzesThePictureAndNotTheOneBefore() throws Exception {
    float[] factors = noCells();
    factors[5 * TinyModels.ROW + 4] = 1 / 255f;
    float[] cells = cell(noCells(), 5, 0.5f, 0.5f, 0, 0, 0, 1, 0);
    Path model =
        TestPackages.write(
            folder, TinyModels.yoloxOfMean(cells, factors), TestPackages.yoloxManifest());
    Frame black = TestFrames.of(RgbPicture.drawn(64, 64, (x, y) -> 0), PixelFormat.BGR);
    Frame white =
        TestFrames.of(
            RgbPicture.drawn(64, 64, (x, y) -> RgbPicture.rgb(255, 255, 255)), PixelFormat.BGR);
    try (AnalyzerEngine engine = TestHost.start(model);
        FrameAnalyzer analyzer = engine.openAnalyzer(TestHost.stream("a"))) {
      assertThat(analyzer.analyze(white).detections()).hasSize(1);
      assertThat(analyzer.analyze(black).detections()).isEmpty();
      assertThat(analyzer.analyze(white).detections().get(0).confidence())
          .isCloseTo(1, within(1e-3f));
    }
  }

  @Test
  void reportsTheThreeStagesOfEveryFrame() throws Exception {
    Path model =
        TestPackages.write(folder, TinyModels.yolox(onePerson()), TestPackages.yoloxManifest());
    try (AnalyzerEngine engine = TestHost.start(model);
        FrameAnalyzer analyzer = engine.openAnalyzer(TestHost.stream("a"))) {
      assertThat(analyzer.analyze(FRAME).timings())
          .extracting(StageTiming::stage)
          .containsExactly(StageTiming.PREPROCESS, StageTiming.INFERENCE, StageTiming.POSTPROCESS);
      assertThat(analyzer.analyze(FRAME).timings())
          .allSatisfy(timing -> assertThat(timing.nanos()).isPositive());
    }
  }

  @Test
  void describesTheModelAndItsLabels() throws Exception {
    byte[] bytes = TinyModels.yolox(onePerson());
    Path model = TestPackages.write(folder, bytes, TestPackages.yoloxManifest());
    try (AnalyzerEngine engine = TestHost.start(model)) {
      assertThat(engine.descriptor().labels()).containsExactly("person", "car");
      assertThat(engine.descriptor().model())
          .hasValueSatisfying(identity -> assertThat(identity.id()).isEqualTo("tiny-yolox"));
      assertThat(engine.descriptor().pixelFormats())
          .containsExactlyInAnyOrder(PixelFormat.values());
    }
  }

  @Test
  void declaresTheConcurrentCallsThatFillTheLanesOfAGpu() {
    BatchPlan onGpu = new BatchPlan(Kind.CUDA, new BatchSizes(8, List.of(1, 2, 4, 8)), 2, "");
    ModelIdentity model = ModelIdentity.of("tiny", "0".repeat(64));

    EngineDescriptor described =
        ReferenceEngine.describe(List.of("person"), model, onGpu, Set.of(Capability.DETECTIONS));

    assertThat(described.concurrentCalls()).hasValue(16);
    assertThat(described.labels()).containsExactly("person");
    assertThat(described.model()).contains(model);
  }

  @Test
  void declaresWhatItsModelGivesDetections() {
    assertThat(ReferenceEngine.capabilities(layout(List.of(), false)))
        .containsExactly(Capability.DETECTIONS);
    assertThat(ReferenceEngine.capabilities(layout(List.of("nose"), true)))
        .containsExactlyInAnyOrder(
            Capability.DETECTIONS, Capability.KEYPOINTS, Capability.EMBEDDINGS);
  }

  private static OutputLayout layout(List<String> keypoints, boolean embeddings) {
    return new OutputLayout() {
      @Override
      public List<ExpectedTensor> tensors() {
        return List.of();
      }

      @Override
      public OutputDecoder newDecoder() {
        throw new IllegalStateException("nothing is decoded");
      }

      @Override
      public List<String> keypoints() {
        return keypoints;
      }

      @Override
      public boolean hasEmbeddings() {
        return embeddings;
      }
    };
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "8"})
  void declaresNoConcurrentCallsOnTheProcessor(String maxBatch) throws Exception {
    Path model = BrightnessModel.write(folder, BrightnessModel.sound(-1));
    try (AnalyzerEngine engine = TestHost.start(model, "maxBatch", maxBatch)) {
      engine.warmUp();

      assertThat(engine.descriptor().concurrentCalls()).isEmpty();
    }
  }

  @Test
  void labelFilterHidesDetectionsAndLabels() throws Exception {
    float[] cells = cell(onePerson(), 0, 0.5f, 0.5f, 0, 0, 0.8f, 0, 1);
    Path model = TestPackages.write(folder, TinyModels.yolox(cells), TestPackages.yoloxManifest());
    try (AnalyzerEngine engine = TestHost.start(model, "labels", "car");
        FrameAnalyzer analyzer = engine.openAnalyzer(TestHost.stream("a"))) {
      assertThat(engine.descriptor().labels()).containsExactly("car");
      assertThat(analyzer.analyze(FRAME).detections())
          .extracting(Detection::label)
          .containsExactly("car");
    }
  }

  @Test
  void labelFilterNeverBringsBackWhatWasSuppressed() throws Exception {
    float[] cells = onePerson();
    cell(cells, 4, 1.5f, 0.5f, 0, 0, 0.8f, 0, 1);
    Path model =
        TestPackages.write(
            folder,
            TinyModels.yolox(cells),
            TestPackages.yoloxManifest(),
            manifest -> manifest.withObject("/nms").put("mode", "agnostic"));
    assertThat(count(model)).isEqualTo(1);
    assertThat(count(model, "labels", "person")).isEqualTo(1);
    assertThat(count(model, "labels", "car")).isZero();
  }

  @Test
  void readsLabelNumbersOf32Bits() throws Exception {
    byte[] model =
        TinyModels.labelsBoxesScores(
            TinyOnnx.INT32, new long[] {0, 1, 0}, new float[12], new float[] {0.1f, 0.8f, 0.1f});
    Path directory = TestPackages.write(folder, model, TestPackages.labelsBoxesScoresManifest());
    try (AnalyzerEngine engine = TestHost.start(directory);
        FrameAnalyzer analyzer = engine.openAnalyzer(TestHost.stream("a"))) {
      engine.warmUp();
      for (int frame = 0; frame < 2; frame++) {
        assertThat(analyzer.analyze(FRAME).detections())
            .extracting(Detection::label)
            .containsExactly("car");
      }
    }
  }

  @Test
  void refusesALabelFilterThatTheModelCannotServe() throws Exception {
    Path model =
        TestPackages.write(folder, TinyModels.yolox(onePerson()), TestPackages.yoloxManifest());
    assertThatThrownBy(() -> TestHost.start(model, "labels", "person,dog"))
        .isInstanceOf(EngineStartException.class)
        .hasMessageContaining("NUN-5019")
        .hasMessageContaining("dog")
        .hasMessageContaining("person, car");
  }

  @Test
  void confidenceSettingReplacesTheThresholdsOfThePackage() throws Exception {
    Path model =
        TestPackages.write(
            folder,
            TinyModels.yolox(onePerson()),
            TestPackages.yoloxManifest(),
            manifest ->
                manifest.withObject("/thresholds").withObject("/perLabel").put("person", 0.95));
    assertThat(count(model)).isZero();
    assertThat(count(model, "confidence", "0.5")).isEqualTo(1);
    assertThat(count(model, "confidence", "0.91")).isZero();
  }

  private static int count(Path model, String... settings) throws Exception {
    try (AnalyzerEngine engine = TestHost.start(model, settings);
        FrameAnalyzer analyzer = engine.openAnalyzer(TestHost.stream("a"))) {
      return analyzer.analyze(FRAME).detections().size();
    }
  }

  @Test
  void warmUpRefusesAnAnswerThatIsNotANumber() throws Exception {
    float[] cells = noCells();
    cells[19 * TinyModels.ROW + 2] = Float.NaN;
    Path model = TestPackages.write(folder, TinyModels.yolox(cells), TestPackages.yoloxManifest());
    try (AnalyzerEngine engine = TestHost.start(model)) {
      assertThatThrownBy(engine::warmUp)
          .isInstanceOf(AnalyzerFailedException.class)
          .hasMessageContaining("NUN-5203")
          .hasMessageContaining("element " + (19 * TinyModels.ROW + 2));
    }
  }

  @Test
  void warmUpRefusesAnAnswerOfAnotherShapeThanDeclared() throws Exception {
    Path model =
        TestPackages.write(folder, TinyModels.yoloxOfAnotherShape(), TestPackages.yoloxManifest());
    try (AnalyzerEngine engine = TestHost.start(model)) {
      assertThatThrownBy(engine::warmUp)
          .isInstanceOf(AnalyzerFailedException.class)
          .hasMessageContaining("NUN-5202")
          .hasMessageContaining("[1, 20, 7]")
          .hasMessageContaining("[1, 40, 7]");
    }
  }

  @Test
  void frameFailsWhenTheAnswerHasAnotherShapeAndNobodyWarmedUp() throws Exception {
    Path model =
        TestPackages.write(folder, TinyModels.yoloxOfAnotherShape(), TestPackages.yoloxManifest());
    try (AnalyzerEngine engine = TestHost.start(model);
        FrameAnalyzer analyzer = engine.openAnalyzer(TestHost.stream("a"))) {
      assertThatThrownBy(() -> analyzer.analyze(FRAME))
          .isInstanceOf(AnalyzerFailedException.class)
          .hasMessageContaining("NUN-5201")
          .hasMessageContaining("stream a");
    }
  }

  @Test
  void answerThatIsNotANumberCostsTheFrameAndNotTheAnalyzer() throws Exception {
    float[] cells = cell(noCells(), 5, 0.5f, 0.5f, Float.NaN, 0, 0.9f, 1, 0);
    Path model = TestPackages.write(folder, TinyModels.yolox(cells), TestPackages.yoloxManifest());
    try (AnalyzerEngine engine = TestHost.start(model);
        FrameAnalyzer analyzer = engine.openAnalyzer(TestHost.stream("a"))) {
      for (int i = 0; i < 2; i++) {
        assertThatThrownBy(() -> analyzer.analyze(FRAME))
            .isInstanceOf(FrameRejectedException.class)
            .hasMessageContaining("NUN-5203");
      }
    }
  }
}
