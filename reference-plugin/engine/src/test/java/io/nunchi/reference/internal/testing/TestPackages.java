package io.nunchi.reference.internal.testing;

import io.nunchi.reference.internal.modelpackage.Digests;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes model packages for {@link TinyModels}. */
public final class TestPackages {

  private static final JsonMapper MAPPER = new JsonMapper();

  private static final String YOLOX =
      """
      {
        "manifestVersion": 1,
        "id": "tiny-yolox",
        "name": "A tiny YOLOX",
        "file": "model.onnx",
        "input": {
          "name": "images", "layout": "NCHW", "type": "float32", "width": 64, "height": 64
        },
        "preprocessing": {"colorOrder": "BGR", "resize": "letterboxTopLeft", "padValue": 114},
        "output": {"decoder": "yolox", "tensor": "output", "strides": [16, 32]},
        "labels": ["person", "car"],
        "thresholds": {"confidence": 0.3},
        "nms": {"mode": "perLabel", "iou": 0.5},
        "licence": "Apache-2.0",
        "origin": "made by a test"
      }
      """;

  private static final String LABELS_BOXES_SCORES =
      """
      {
        "manifestVersion": 1,
        "id": "tiny-detr",
        "name": "A tiny DETR",
        "file": "model.onnx",
        "input": {
          "name": "images", "layout": "NCHW", "type": "float32", "width": 64, "height": 64
        },
        "extraInputs": [{"name": "orig_target_sizes", "content": "inputWidthHeight"}],
        "preprocessing": {"colorOrder": "RGB", "resize": "stretch", "scale": 0.00392156862745098},
        "output": {
          "decoder": "labels-boxes-scores", "labelsTensor": "labels", "boxesTensor": "boxes",
          "scoresTensor": "scores", "queries": 3
        },
        "labels": ["person", "car"],
        "thresholds": {"confidence": 0.4},
        "nms": {"mode": "none"},
        "licence": "Apache-2.0",
        "origin": "made by a test"
      }
      """;

  private TestPackages() {}

  /** The manifest of a {@link TinyModels} YOLOX, without a digest. */
  public static ObjectNode yoloxManifest() {
    return (ObjectNode) MAPPER.readTree(YOLOX);
  }

  /** The manifest of {@link TinyModels#labelsBoxesScores} with three queries, without a digest. */
  public static ObjectNode labelsBoxesScoresManifest() {
    return (ObjectNode) MAPPER.readTree(LABELS_BOXES_SCORES);
  }

  /** A complete package in a new folder. */
  public static Path write(Path folder, byte[] model, ObjectNode manifest) throws IOException {
    return write(folder, model, manifest, unchanged -> {});
  }

  /** A complete package in a new folder, whose manifest is changed in the end. */
  public static Path write(
      Path folder, byte[] model, ObjectNode manifest, Consumer<ObjectNode> change)
      throws IOException {
    Files.createDirectories(folder);
    manifest.put("sha256", Digests.sha256(ByteBuffer.wrap(model)));
    change.accept(manifest);
    Files.write(folder.resolve("model.onnx"), model);
    Files.writeString(folder.resolve("model.json"), manifest.toPrettyString());
    return folder;
  }
}
