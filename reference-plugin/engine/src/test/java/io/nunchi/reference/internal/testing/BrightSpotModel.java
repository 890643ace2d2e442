package io.nunchi.reference.internal.testing;

import java.io.IOException;
import java.nio.file.Path;
import tools.jackson.databind.node.ObjectNode;

/**
 * A tiny model that really looks: it answers with the box around everything that is bright, in each
 * picture of a batch.
 */
public final class BrightSpotModel {

  private static final int SIZE = 160;
  private static final float BRIGHT = 0.7f;

  private BrightSpotModel() {}

  /** Writes the model's package; it takes frames letterboxed. */
  public static Path write(Path folder) throws IOException {
    ObjectNode manifest = TestPackages.labelsBoxesScoresManifest();
    manifest.put("id", "tiny-bright-spot");
    manifest.remove("extraInputs");
    ObjectNode input = (ObjectNode) manifest.get("input");
    input.put("width", SIZE).put("height", SIZE);
    ObjectNode preprocessing = (ObjectNode) manifest.get("preprocessing");
    preprocessing.put("resize", "letterboxCentered").put("padValue", 114);
    ((ObjectNode) manifest.get("output")).put("queries", 1);
    return TestPackages.write(folder, model(), manifest);
  }

  private static byte[] model() {
    float[] rising = new float[SIZE];
    float[] falling = new float[SIZE];
    for (int i = 0; i < SIZE; i++) {
      rising[i] = i + 1;
      falling[i] = SIZE - i;
    }
    TinyOnnx graph =
        new TinyOnnx()
            .input("images", TinyOnnx.FLOAT, -1, 3, SIZE, SIZE)
            .output("labels", TinyOnnx.INT64, -1, 1)
            .output("boxes", TinyOnnx.FLOAT, -1, 1, 4)
            .output("scores", TinyOnnx.FLOAT, -1, 1)
            .floats("level", new float[] {BRIGHT})
            .floats("size", new float[] {SIZE})
            .floats("nothing", new float[] {0})
            .floats("certainty", new float[] {0.9f})
            .floats("risingX", rising, 1, 1, 1, SIZE)
            .floats("fallingX", falling, 1, 1, 1, SIZE)
            .floats("risingY", rising, 1, 1, SIZE, 1)
            .floats("fallingY", falling, 1, 1, SIZE, 1)
            .integers("boxShape", new long[] {-1, 1, 4}, 3)
            .integers("rowShape", new long[] {-1, 1}, 2)
            .greatest("brightest", "images", 1)
            .node("Greater", "isBright", "brightest", "level")
            .cast("bright", "isBright", TinyOnnx.FLOAT)
            .greatest("columns", "bright", 2)
            .greatest("rows", "bright", 3);
    edges(graph, "columns", "risingX", "fallingX", "right", "left");
    edges(graph, "rows", "risingY", "fallingY", "bottom", "top");
    return graph
        .concatenated("corners", 3, "left", "top", "right", "bottom")
        .node("Reshape", "boxes", "corners", "boxShape")
        .greatest("any", "bright", 1, 2, 3)
        .node("Reshape", "flat", "any", "rowShape")
        .node("Mul", "scores", "flat", "certainty")
        .node("Mul", "zero", "flat", "nothing")
        .cast("labels", "zero", TinyOnnx.INT64)
        .toBytes();
  }

  /** The last bright place, and the first one, which is the last one seen from the other side. */
  private static void edges(
      TinyOnnx graph, String bright, String rising, String falling, String last, String first) {
    graph
        .node("Mul", last + "Places", bright, rising)
        .greatest(last, last + "Places", 1, 2, 3)
        .node("Mul", first + "Places", bright, falling)
        .greatest(first + "Distance", first + "Places", 1, 2, 3)
        .node("Sub", first, "size", first + "Distance");
  }
}
