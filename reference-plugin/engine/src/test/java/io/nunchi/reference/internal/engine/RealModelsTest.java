package io.nunchi.reference.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nunchi.reference.internal.testing.DataFolder;
import io.nunchi.reference.internal.testing.ImageFrames;
import io.nunchi.reference.internal.testing.KnownPackages;
import io.nunchi.reference.internal.testing.TestHost;
import io.nunchi.reference.internal.testing.TestPackages;
import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.spi.failure.AnalyzerFailedException;
import io.nunchi.spi.frame.Frame;
import io.nunchi.spi.geometry.BoundingBox;
import io.nunchi.spi.result.Detection;
import io.nunchi.spi.result.Keypoint;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** Models that are no plain detectors, on pictures that a person has looked at. */
class RealModelsTest {

  /** One large face, of a man at the left edge who looks at the camera. */
  private static final String FACE = "coco-val/images/000000552775.jpg";

  @TempDir private Path folder;

  private List<Detection> analyze(String model, String picture) throws Exception {
    Path made = KnownPackages.add(model, folder.resolve("package"));
    return analyze(made, ImageFrames.read(DataFolder.require(picture)));
  }

  private static List<Detection> analyze(Path model, Frame frame) throws Exception {
    try (AnalyzerEngine engine = TestHost.start(model);
        FrameAnalyzer analyzer = engine.openAnalyzer(TestHost.stream("pictures"))) {
      return analyzer.analyze(frame).detections();
    }
  }

  @Test
  void aFaceHasItsLandmarksInPlace() throws Exception {
    Detection face = analyze("yunet_n_320_320.onnx", FACE).get(0);
    Map<String, Keypoint> points =
        face.keypoints().stream().collect(Collectors.toMap(Keypoint::name, point -> point));
    assertThat(points)
        .containsOnlyKeys(
            "right-eye", "left-eye", "nose", "right-mouth-corner", "left-mouth-corner");
    assertThat(points.values())
        .allSatisfy(point -> assertThat(contains(face.box(), point)).isTrue());
    Keypoint nose = point(points, "nose");
    // The right eye is the person's own: left of the nose for whoever looks at them.
    assertThat(point(points, "right-eye").x()).isLessThan(point(points, "left-eye").x());
    assertThat(point(points, "right-eye").y()).isLessThan(nose.y());
    assertThat(point(points, "left-eye").y()).isLessThan(nose.y());
    assertThat(point(points, "right-mouth-corner").y()).isGreaterThan(nose.y());
    assertThat(point(points, "left-mouth-corner").y()).isGreaterThan(nose.y());
  }

  private static Keypoint point(Map<String, Keypoint> points, String name) {
    return points.getOrDefault(name, Keypoint.of("missing", Float.NaN, Float.NaN, 0));
  }

  private static boolean contains(BoundingBox box, Keypoint point) {
    return point.x() > box.left()
        && point.x() < box.right()
        && point.y() > box.top()
        && point.y() < box.bottom();
  }

  @Test
  void twoFaceDetectorsAgreeOnAFace() throws Exception {
    BoundingBox one = analyze("yunet_n_320_320.onnx", FACE).get(0).box();
    Path other = KnownPackages.add("ultraface_rfb_320.onnx", folder.resolve("other"));
    List<Detection> found = analyze(other, ImageFrames.read(DataFolder.require(FACE)));
    assertThat(found).anySatisfy(face -> assertThat(face.box().iou(one)).isGreaterThan(0.5f));
  }

  @Test
  void aPersonLooksMoreLikeThemselvesThanLikeAnother() throws Exception {
    Path model =
        KnownPackages.add("person-reidentification-retail-0288.onnx", folder.resolve("package"));
    float[] one = embedding(model, FACE);
    float[] again = embedding(model, FACE);
    float[] other = embedding(model, "coco-val/images/000000241668.jpg");
    assertThat(one).hasSize(256);
    assertThat(cosine(one, again)).isGreaterThan(0.9999);
    assertThat(cosine(one, other)).isLessThan(0.9);
  }

  private static float[] embedding(Path model, String picture) throws Exception {
    Detection whole = analyze(model, ImageFrames.read(DataFolder.require(picture))).get(0);
    assertThat(whole.label()).isEqualTo("person");
    assertThat(whole.box()).isEqualTo(new BoundingBox(0, 0, 1, 1));
    return whole.embedding().orElseThrow().values();
  }

  private static double cosine(float[] one, float[] other) {
    double product = 0;
    double squares = 0;
    double otherSquares = 0;
    for (int i = 0; i < one.length; i++) {
      product += (double) one[i] * other[i];
      squares += (double) one[i] * one[i];
      otherSquares += (double) other[i] * other[i];
    }
    return product / Math.sqrt(squares * otherSquares);
  }

  @Test
  void aModelThatAnswersNothingButNanIsRefusedWithTheReason() throws Exception {
    byte[] model = Files.readAllBytes(DataFolder.require("models/broken_nan_outputs.onnx"));
    ObjectNode manifest = TestPackages.yoloxManifest();
    ((ObjectNode) manifest.path("input")).put("name", "data").put("width", 128).put("height", 256);
    manifest
        .putObject("output")
        .put("decoder", "embedding")
        .put("tensor", "reid_embedding")
        .put("length", 256);
    manifest.putArray("labels").add("person");
    manifest.putObject("nms").put("mode", "none");
    try (AnalyzerEngine engine = TestHost.start(TestPackages.write(folder, model, manifest))) {
      assertThatThrownBy(engine::warmUp)
          .isInstanceOf(AnalyzerFailedException.class)
          .hasMessageContaining("NUN-5203")
          .hasMessageContaining("reid_embedding, element 0")
          .hasMessageContaining("NaN");
    }
  }
}
