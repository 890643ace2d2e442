package io.nunchi.reference.internal.engine;

import static io.nunchi.reference.internal.testing.ConstantModel.columns;
import static io.nunchi.reference.internal.testing.ConstantModel.filled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nunchi.reference.internal.testing.ConstantModel;
import io.nunchi.reference.internal.testing.RgbPicture;
import io.nunchi.reference.internal.testing.TestFrames;
import io.nunchi.reference.internal.testing.TestHost;
import io.nunchi.reference.internal.testing.TestPackages;
import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.Capability;
import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.spi.failure.FrameRejectedException;
import io.nunchi.spi.frame.Frame;
import io.nunchi.spi.frame.PixelFormat;
import io.nunchi.spi.geometry.BoundingBox;
import io.nunchi.spi.result.Detection;
import io.nunchi.spi.result.Keypoint;
import io.nunchi.spi.result.Mask;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Masks, keypoints and turned boxes of whole engines. A frame of 128 x 64 lies in the upper half of
 * the tensor of 64 x 64, so half of the tensor is padding.
 */
class RichAnswersTest {

  private static final Frame FRAME = TestFrames.of(RgbPicture.smooth(128, 64), PixelFormat.BGR);

  private static final String SEG =
      """
      {"decoder": "yolo-seg", "tensor": "head", "strides": [32], "prototypesTensor": "planes",
       "prototypes": 2}
      """;
  private static final String POSE =
      """
      {"decoder": "yolo-pose", "tensor": "head", "strides": [32], "keypoints": ["nose", "tail"]}
      """;
  private static final String OBB =
      """
      {"decoder": "yolo-obb", "tensor": "head", "strides": [32]}
      """;
  private static final String SEMANTIC =
      """
      {"decoder": "semantic-scores", "tensor": "pixels", "stride": 4, "activation": "softmax"}
      """;

  @TempDir private Path folder;

  private AnalyzerEngine start(String output, byte[] model) throws Exception {
    ObjectNode manifest = TestPackages.yoloxManifest();
    manifest.set("output", new JsonMapper().readTree(output));
    return TestHost.start(TestPackages.write(folder, model, manifest));
  }

  private static byte[] head(float[]... boxes) {
    return new ConstantModel()
        .output("head", new long[] {1, boxes[0].length, boxes.length}, columns(boxes))
        .toBytes();
  }

  /** Four boxes, of which the first three are nothing. */
  private static byte[] headOf(float... box) {
    float[] nothing = new float[box.length];
    return head(nothing, nothing, nothing, box);
  }

  private static byte[] seg(float[] planes, float... box) {
    float[] nothing = new float[box.length];
    return new ConstantModel()
        .output("head", new long[] {1, box.length, 4}, columns(nothing, nothing, box, nothing))
        .output("planes", new long[] {1, 2, 16, 16}, planes)
        .toBytes();
  }

  /** The first plane speaks for the left half of the picture, the second says nothing. */
  private static float[] leftHalf() {
    float[] planes = new float[2 * 16 * 16];
    for (int i = 0; i < 16 * 16; i++) {
      planes[i] = i % 16 < 8 ? 9 : -9;
    }
    return planes;
  }

  private static byte[] semantic(float[] values) {
    return new ConstantModel().output("pixels", new long[] {1, 2, 16, 16}, values).toBytes();
  }

  private static List<Detection> analyze(AnalyzerEngine engine) throws Exception {
    try (FrameAnalyzer analyzer = engine.openAnalyzer(TestHost.stream("a"))) {
      return analyzer.analyze(FRAME).detections();
    }
  }

  @Test
  void aMaskLiesOverThePartOfTheBoxInTheFrame() throws Exception {
    byte[] model = seg(leftHalf(), 32, 16, 32, 48, 0, 0.9f, 1, 0);
    try (AnalyzerEngine engine = start(SEG, model)) {
      assertThat(engine.descriptor().capabilities()).contains(Capability.MASKS);
      Detection car = analyze(engine).get(0);
      assertThat(car.box()).isEqualTo(new BoundingBox(0.25f, 0, 0.5f, 1));
      Mask mask = car.mask().orElseThrow();
      assertThat(List.of(mask.columns(), mask.rows())).containsExactly(8, 8);
      for (int row = 0; row < 8; row++) {
        assertThat(mask.coverage(3, row)).isEqualTo(255);
        assertThat(mask.coverage(4, row)).isZero();
      }
    }
  }

  @Test
  void keypointsBesideTheFrameAreLeftOut() throws Exception {
    byte[] model = headOf(32, 16, 32, 16, 0.9f, 0, 16, 8, 0.7f, 16, 48, 0.8f);
    try (AnalyzerEngine engine = start(POSE, model)) {
      assertThat(engine.descriptor().capabilities()).contains(Capability.KEYPOINTS);
      assertThat(analyze(engine).get(0).keypoints())
          .containsExactly(Keypoint.of("nose", 0.25f, 0.25f, 0.7f));
    }
  }

  @Test
  void aTurnedBoxHasTheBoxAroundItItsAngleAndItsCorners() throws Exception {
    byte[] model = headOf(32, 16, 20, 10, 0.9f, 0, (float) Math.PI / 2 - 1e-4f);
    try (AnalyzerEngine engine = start(OBB, model)) {
      assertThat(engine.descriptor().capabilities())
          .contains(Capability.ATTRIBUTES, Capability.KEYPOINTS);
      Detection person = analyze(engine).get(0);
      assertThat(person.box().iou(new BoundingBox(27 / 64f, 6 / 32f, 10 / 64f, 20 / 32f)))
          .isGreaterThan(0.999f);
      assertThat(person.attributes()).hasSize(1);
      assertThat(person.attributes().get(0).name()).isEqualTo("angle");
      assertThat(person.attributes().get(0).value()).isEqualTo("1.5707");
      assertThat(person.keypoints())
          .extracting(Keypoint::name)
          .containsExactly("corner-1", "corner-2", "corner-3", "corner-4");
    }
  }

  @Test
  void pixelsOfThePaddingDoNotCount() throws Exception {
    float[] values = new float[2 * 16 * 16];
    for (int i = 0; i < 16 * 16; i++) {
      boolean person = (i / 16 >= 2 && i / 16 < 4) || i / 16 >= 8;
      values[person ? i : 16 * 16 + i] = 5;
    }
    try (AnalyzerEngine engine = start(SEMANTIC, semantic(values))) {
      List<Detection> found = analyze(engine);
      assertThat(found).extracting(Detection::label).containsExactlyInAnyOrder("person", "car");
      Detection person =
          found.stream().filter(it -> it.label().equals("person")).findFirst().orElseThrow();
      assertThat(person.box()).isEqualTo(new BoundingBox(0, 0.25f, 1, 0.25f));
      Mask mask = person.mask().orElseThrow();
      assertThat(List.of(mask.columns(), mask.rows())).containsExactly(16, 2);
      assertThat(mask.coverage(0, 0)).isEqualTo(255);
    }
  }

  static Stream<Arguments> wrongAnswers() {
    float nan = Float.NaN;
    return Stream.of(
        Arguments.of("a prototype", SEG, seg(filled(512, nan), 32, 16, 32, 48, 0, 0.9f, 1, 0)),
        Arguments.of(
            "an infinite prototype",
            SEG,
            seg(filled(512, Float.POSITIVE_INFINITY), 32, 16, 32, 48, 0, 0.9f, 1, 0)),
        Arguments.of("a coefficient", SEG, seg(leftHalf(), 32, 16, 32, 48, 0, 0.9f, nan, 0)),
        Arguments.of("a side of a box", SEG, seg(leftHalf(), 32, 16, nan, 48, 0, 0.9f, 1, 0)),
        Arguments.of("a point", POSE, headOf(32, 16, 32, 16, 0.9f, 0, nan, 8, 0.7f, 1, 1, 0)),
        Arguments.of("a rating", POSE, headOf(32, 16, 32, 16, 0.9f, 0, 16, 8, nan, 1, 1, 0)),
        Arguments.of(
            "a rating above 1", POSE, headOf(32, 16, 32, 16, 0.9f, 0, 16, 8, 1.5f, 1, 1, 0)),
        Arguments.of("an angle", OBB, headOf(32, 16, 20, 10, 0.9f, 0, nan)),
        Arguments.of(
            "an infinite angle", OBB, headOf(32, 16, 20, 10, 0.9f, 0, Float.NEGATIVE_INFINITY)),
        Arguments.of("a width", OBB, headOf(32, 16, Float.POSITIVE_INFINITY, 10, 0.9f, 0, 1)),
        Arguments.of("a pixel", SEMANTIC, semantic(filled(512, nan))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("wrongAnswers")
  void rejectsTheFrameOfNumbersThatMeanNothing(String what, String output, byte[] model)
      throws Exception {
    try (AnalyzerEngine engine = start(output, model)) {
      assertThatThrownBy(() -> analyze(engine))
          .isInstanceOf(FrameRejectedException.class)
          .hasMessageContaining("NUN-5203");
    }
  }

  @Test
  void aPrototypeThatNoDetectionNeedsIsNotLookedAt() throws Exception {
    byte[] model = seg(filled(512, Float.NaN), 32, 16, 32, 48, 0, 0.1f, 1, 0);
    try (AnalyzerEngine engine = start(SEG, model)) {
      assertThat(analyze(engine)).isEmpty();
    }
  }
}
