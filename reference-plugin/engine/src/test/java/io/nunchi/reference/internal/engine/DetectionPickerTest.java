package io.nunchi.reference.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nunchi.reference.decoder.Candidates;
import io.nunchi.reference.decoder.MaskCanvas;
import io.nunchi.reference.decoder.OrientedBox;
import io.nunchi.reference.internal.manifest.ManifestReader;
import io.nunchi.reference.internal.manifest.ModelManifest;
import io.nunchi.reference.internal.preprocess.FrameMapping;
import io.nunchi.reference.internal.testing.TestHost;
import io.nunchi.reference.internal.testing.TestPackages;
import io.nunchi.reference.internal.wiring.Wiring;
import io.nunchi.spi.result.Detection;
import io.nunchi.spi.result.Embedding;
import io.nunchi.spi.result.Keypoint;
import io.nunchi.spi.result.Mask;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The frame is the left half of a tensor of 64 x 64 pixels. */
class DetectionPickerTest {

  private static final FrameMapping MAPPING = new FrameMapping(1 / 32.0, 0, 1 / 64.0, 0);

  private static void noMask(int candidate, MaskCanvas canvas) {
    throw new AssertionError("the layout has no masks");
  }

  private static DetectionPicker picker() throws Exception {
    return picker(
        "yunet",
        """
        {"strides": [32], "labelTensors": ["a"], "objectnessTensors": ["b"], "boxTensors": ["c"],
         "keypointTensors": ["d"], "keypoints": ["left-eye", "nose"]}
        """);
  }

  private static DetectionPicker picker(String decoder, String parameters) throws Exception {
    ObjectNode json = TestPackages.yoloxManifest().put("sha256", "0".repeat(64));
    json.putArray("labels").add("face");
    ObjectNode output = (ObjectNode) new JsonMapper().readTree(parameters);
    json.set("output", output.put("decoder", decoder));
    ModelManifest manifest =
        Wiring.injector(TestHost.nativeFolder())
            .getInstance(ManifestReader.class)
            .read(json, "test");
    return new DetectionPicker(
        manifest, Reporting.of(manifest, TestHost.context(Path.of("none")).settings()));
  }

  @Test
  void mapsKeypointsToTheFrameAndLeavesOutThoseBesideIt() throws Exception {
    Candidates candidates = new Candidates();
    candidates.add(0, 0, 32, 32, 0.9f, 0);
    candidates.addKeypoint(8, 16, 0.5f);
    candidates.addKeypoint(40, 16, 0.6f);
    List<Detection> found = picker().pick(candidates, MAPPING, 1, DetectionPickerTest::noMask);
    assertThat(found).hasSize(1);
    assertThat(found.get(0).keypoints())
        .containsExactly(Keypoint.of("left-eye", 0.25f, 0.25f, 0.5f));
  }

  @Test
  void asksForMasksOfDetectionsOnly() throws Exception {
    Candidates candidates = new Candidates();
    candidates.add(16, 0, 48, 32, 0.9f, 0);
    candidates.add(16, 0, 48, 31, 0.8f, 0);
    candidates.add(40, 0, 60, 31, 0.7f, 0);
    List<Integer> painted = new ArrayList<>();
    List<Detection> found =
        picker("yolo-seg", "{\"tensor\": \"a\", \"strides\": [32], \"prototypesTensor\": \"b\"}")
            .pick(
                candidates,
                MAPPING,
                1,
                (candidate, canvas) -> {
                  painted.add(candidate);
                  canvas.chooseCells(4, 4);
                  canvas.set(3, 7, 1);
                });
    assertThat(painted).containsExactly(0);
    byte[] coverage = new byte[4 * 8];
    coverage[31] = (byte) 255;
    assertThat(found).hasSize(1);
    assertThat(found.get(0).mask()).contains(new Mask(4, 8, coverage));
  }

  @Test
  void turnsAnAngleWithThePicture() throws Exception {
    Candidates candidates = new Candidates();
    candidates.addOriented(new OrientedBox(16, 16, 10, 5, (float) Math.atan2(-3, -4)), 0.9f, 0);
    DetectionPicker picker = picker("yolo-obb", "{\"tensor\": \"a\", \"strides\": [32]}");
    assertThat(angle(picker, candidates, 0.5)).isCloseTo(Math.atan2(3, 4), within(1e-4));
    assertThat(angle(picker, candidates, 2)).isCloseTo(Math.atan2(3, 16), within(1e-4));
  }

  @Test
  void anAngleThatIsRoundedToZeroHasNoSign() throws Exception {
    Candidates candidates = new Candidates();
    candidates.addOriented(new OrientedBox(16, 16, 10, 5, -1e-6f), 0.9f, 0);
    DetectionPicker picker = picker("yolo-obb", "{\"tensor\": \"a\", \"strides\": [32]}");
    Detection found = picker.pick(candidates, MAPPING, 1, DetectionPickerTest::noMask).get(0);
    assertThat(found.attributes().get(0).value()).isEqualTo("0.0000");
  }

  private static double angle(DetectionPicker picker, Candidates candidates, double aspect)
      throws Exception {
    Detection found = picker.pick(candidates, MAPPING, aspect, DetectionPickerTest::noMask).get(0);
    return Double.parseDouble(found.attributes().get(0).value());
  }

  @Test
  void givesAnEmbeddingToTheDetectionThatItBelongsTo() throws Exception {
    Candidates candidates = new Candidates();
    candidates.add(0, 0, 8, 8, 0.8f, 0);
    candidates.add(16, 16, 24, 24, 0.9f, 0);
    candidates.addToEmbedding(1.5f);
    candidates.addToEmbedding(-2);
    List<Detection> found = picker().pick(candidates, MAPPING, 1, DetectionPickerTest::noMask);
    assertThat(found.get(0).embedding())
        .contains(new Embedding("tiny-yolox", new float[] {1.5f, -2}));
    assertThat(found.get(1).embedding()).isEmpty();
  }
}
