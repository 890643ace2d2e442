package io.nunchi.reference.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.reference.decoder.Candidates;
import io.nunchi.reference.decoder.MaskCanvas;
import io.nunchi.reference.internal.manifest.ManifestReader;
import io.nunchi.reference.internal.manifest.ModelManifest;
import io.nunchi.reference.internal.preprocess.FrameMapping;
import io.nunchi.reference.internal.testing.TestHost;
import io.nunchi.reference.internal.testing.TestPackages;
import io.nunchi.reference.internal.wiring.Wiring;
import io.nunchi.spi.result.Detection;
import io.nunchi.spi.result.Embedding;
import io.nunchi.spi.result.Keypoint;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** The frame is the left half of a tensor of 64 x 64 pixels. */
class DetectionPickerTest {

  private static final FrameMapping MAPPING = new FrameMapping(1 / 32.0, 0, 1 / 64.0, 0);

  private static void noMask(int candidate, MaskCanvas canvas) {
    throw new AssertionError("the layout has no masks");
  }

  private static DetectionPicker picker() throws Exception {
    ObjectNode json = TestPackages.yoloxManifest().put("sha256", "0".repeat(64));
    json.putArray("labels").add("face");
    ObjectNode output = json.putObject("output").put("decoder", "yunet");
    output.putArray("strides").add(32);
    for (String key :
        List.of("labelTensors", "objectnessTensors", "boxTensors", "keypointTensors")) {
      output.putArray(key).add(key);
    }
    output.putArray("keypoints").add("left-eye").add("nose");
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
