package io.nunchi.reference.internal.testing;

import static io.nunchi.reference.internal.testing.TinyModels.cell;
import static io.nunchi.reference.internal.testing.TinyModels.noCells;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import tools.jackson.databind.node.ObjectNode;

/** A tiny model that finds a person at (16, 16) to (32, 32) of 64 x 64 pixels, and has a probe. */
public final class ProbedModel {

  private ProbedModel() {}

  /**
   * Writes the model's package.
   *
   * @param label the label that the probe expects
   * @param left where the probe expects it; 0.25 is where it is
   */
  public static Path write(Path folder, String label, double left) throws IOException {
    float[] cells = cell(noCells(), 5, 0.5f, 0.5f, 0, 0, 0.9f, 1, 0);
    ObjectNode manifest = TestPackages.yoloxManifest();
    manifest
        .putObject("probe")
        .put("image", "probe.png")
        .putArray("expected")
        .addObject()
        .put("label", label)
        .putObject("box")
        .put("left", left)
        .put("top", 0.25)
        .put("width", 0.25)
        .put("height", 0.25);
    Path model = TestPackages.write(folder, TinyModels.yolox(cells), manifest);
    ImageIO.write(
        new BufferedImage(64, 64, BufferedImage.TYPE_3BYTE_BGR),
        "png",
        folder.resolve("probe.png").toFile());
    return model;
  }
}
