package io.nunchi.reference.internal.manifest;

import io.nunchi.reference.internal.json.StrictObject;
import io.nunchi.spi.geometry.BoundingBox;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The key {@code probe}. */
final class ProbeReader {

  private static final int MAX_EXPECTED = 100;
  private static final float DEFAULT_MIN_CONFIDENCE = 0.3f;
  private static final float DEFAULT_MIN_IOU = 0.5f;
  private static final float ROUNDING = 1e-4f;

  private ProbeReader() {}

  static Optional<Probe> read(StrictObject root, List<String> labels) {
    return root.optionalObject("probe")
        .map(probe -> new Probe(PackagePaths.read(probe, "image"), expected(probe, labels)));
  }

  private static List<Probe.Expected> expected(StrictObject probe, List<String> labels) {
    List<Probe.Expected> expected = new ArrayList<>();
    for (StrictObject thing : probe.objects("expected", MAX_EXPECTED)) {
      String label = thing.text("label");
      if (!label.equals("?") && !labels.contains(label)) {
        thing.wrong(
            "label",
            "the probe expects a label that the model does not have",
            "one of the labels in $.labels",
            label,
            "correct the label");
      }
      expected.add(
          new Probe.Expected(
              label,
              box(thing),
              thing.number("minConfidence", 0, 1, DEFAULT_MIN_CONFIDENCE),
              thing.number("minIou", 0, 1, DEFAULT_MIN_IOU)));
    }
    if (expected.isEmpty()) {
      probe.wrong(
          "expected",
          "the probe proves nothing",
          "a list of at least one thing that must be found",
          "none",
          "list what the model must find in the image, or remove the probe");
    }
    return expected;
  }

  private static BoundingBox box(StrictObject thing) {
    StrictObject box = thing.object("box");
    float left = box.number("left", 0, 1);
    float top = box.number("top", 0, 1);
    float width = box.number("width", 0, 1);
    float height = box.number("height", 0, 1);
    if (left + width > 1 + ROUNDING || top + height > 1 + ROUNDING) {
      thing.wrong(
          "box",
          "the box leaves the picture",
          "left + width and top + height of at most 1",
          (left + width) + " and " + (top + height),
          "give the box in parts of the image's width and height");
    }
    return new BoundingBox(left, top, width, height);
  }
}
