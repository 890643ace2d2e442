package io.nunchi.reference.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.reference.internal.testing.DataFolder;
import io.nunchi.reference.internal.testing.ImageFrames;
import io.nunchi.reference.internal.testing.KnownPackages;
import io.nunchi.reference.internal.testing.TestHost;
import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.spi.frame.Frame;
import io.nunchi.spi.result.Detection;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Real pictures: the same detections as another implementation of the same model. That one maps its
 * boxes back by the nominal scale, as YOLOX's own code does; the known manifest is more exact.
 */
class ReferenceAgreementTest {

  private static final float LEAST_CONFIDENCE = 0.3f;
  private static final float CONFIDENCE_TOLERANCE = 0.01f;
  private static final float PIXEL_TOLERANCE = 1;
  private static final double LEAST_AGREEMENT = 0.99;

  @TempDir private Path folder;

  /** A box in pixels of its picture. */
  private record Found(
      int image, String label, float confidence, float left, float top, float right, float bottom) {

    boolean agreesWith(Found other) {
      return image == other.image
          && label.equals(other.label)
          && Math.abs(confidence - other.confidence) <= CONFIDENCE_TOLERANCE
          && Math.abs(left - other.left) <= PIXEL_TOLERANCE
          && Math.abs(top - other.top) <= PIXEL_TOLERANCE
          && Math.abs(right - other.right) <= PIXEL_TOLERANCE
          && Math.abs(bottom - other.bottom) <= PIXEL_TOLERANCE;
    }
  }

  @Test
  void findsWhatTheReferenceFindsInTheSamePictures() throws Exception {
    JsonNode truth = json(DataFolder.require("coco-val/instances.json"));
    List<Found> reference = reference(truth);
    List<Found> ours = ours(truth);
    assertThat(agreement(reference, ours)).isGreaterThanOrEqualTo(LEAST_AGREEMENT);
    assertThat(agreement(ours, reference)).isGreaterThanOrEqualTo(LEAST_AGREEMENT);
  }

  /** The part of the confident ones that the others have too. */
  private static double agreement(List<Found> ones, List<Found> others) {
    List<Found> confident =
        ones.stream().filter(one -> one.confidence() > LEAST_CONFIDENCE).toList();
    List<Found> alone =
        confident.stream().filter(one -> others.stream().noneMatch(one::agreesWith)).toList();
    System.out.printf(
        "%d of %d confident detections agree; alone: %s%n",
        confident.size() - alone.size(), confident.size(), alone);
    return 1 - (double) alone.size() / confident.size();
  }

  private List<Found> ours(JsonNode truth) throws Exception {
    Path model = KnownPackages.add("yolox_nano.onnx", folder.resolve("yolox-nano"));
    undoneNominally(model.resolve("model.json"));
    List<Found> ours = new ArrayList<>();
    try (AnalyzerEngine engine = TestHost.start(model, "confidence", "0.001");
        FrameAnalyzer analyzer = engine.openAnalyzer(TestHost.stream("pictures"))) {
      for (JsonNode image : truth.path("images").values()) {
        Frame frame =
            ImageFrames.read(
                DataFolder.require("coco-val/images/" + image.path("file_name").stringValue()));
        for (Detection detection : analyzer.analyze(frame).detections()) {
          ours.add(
              new Found(
                  image.path("id").intValue(),
                  detection.label(),
                  detection.confidence(),
                  detection.box().left() * frame.width(),
                  detection.box().top() * frame.height(),
                  detection.box().right() * frame.width(),
                  detection.box().bottom() * frame.height()));
        }
      }
    }
    return ours;
  }

  private static void undoneNominally(Path manifest) {
    JsonMapper mapper = new JsonMapper();
    ObjectNode json = (ObjectNode) mapper.readTree(manifest.toFile());
    json.withObject("/preprocessing").put("undo", "nominal");
    mapper.writeValue(manifest.toFile(), json);
  }

  /** The reference's boxes, cut off at the picture's edges as ours are. */
  private static List<Found> reference(JsonNode truth) {
    Map<Integer, String> labels = new HashMap<>();
    truth
        .path("categories")
        .values()
        .forEach(
            category ->
                labels.put(category.path("id").intValue(), category.path("name").stringValue()));
    Map<Integer, JsonNode> images = new HashMap<>();
    truth.path("images").values().forEach(image -> images.put(image.path("id").intValue(), image));
    List<Found> reference = new ArrayList<>();
    for (JsonNode found : json(DataFolder.require("coco-val/reference/yolox_nano.json")).values()) {
      int image = found.path("image_id").intValue();
      float width = images.getOrDefault(image, found).path("width").floatValue();
      float height = images.getOrDefault(image, found).path("height").floatValue();
      float left = found.path("bbox").path(0).floatValue();
      float top = found.path("bbox").path(1).floatValue();
      float right = left + found.path("bbox").path(2).floatValue();
      float bottom = top + found.path("bbox").path(3).floatValue();
      reference.add(
          new Found(
              image,
              labels.getOrDefault(found.path("category_id").intValue(), "?"),
              found.path("score").floatValue(),
              Math.max(0, left),
              Math.max(0, top),
              Math.min(width, right),
              Math.min(height, bottom)));
    }
    return reference;
  }

  private static JsonNode json(Path file) {
    return new JsonMapper().readTree(file.toFile());
  }
}
