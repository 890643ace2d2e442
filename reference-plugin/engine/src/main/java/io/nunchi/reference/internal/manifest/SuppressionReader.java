package io.nunchi.reference.internal.manifest;

import io.nunchi.reference.decoder.parameter.Choices;
import io.nunchi.reference.internal.decode.SuppressionMode;
import io.nunchi.reference.internal.decode.SuppressionSpec;
import io.nunchi.reference.internal.json.StrictObject;

/** The key {@code nms}. */
record SuppressionReader(SuppressionSpec spec, int maxDetections) {

  private static final int MAX_COUNT = 100_000;
  private static final int DEFAULT_MAX_CANDIDATES = 1_000;
  private static final int DEFAULT_MAX_DETECTIONS = 100;
  private static final Choices<SuppressionMode> MODES =
      Choices.of("perLabel", SuppressionMode.PER_LABEL)
          .or("agnostic", SuppressionMode.AGNOSTIC)
          .or("none", SuppressionMode.NONE);

  static SuppressionReader read(StrictObject root) {
    StrictObject nms = root.object("nms");
    SuppressionMode mode = nms.choice("mode", MODES);
    float iou = mode == SuppressionMode.NONE ? nms.number("iou", 0, 1, 1) : nms.number("iou", 0, 1);
    return new SuppressionReader(
        new SuppressionSpec(
            mode, iou, nms.integer("maxCandidates", 1, MAX_COUNT, DEFAULT_MAX_CANDIDATES)),
        nms.integer("maxDetections", 1, MAX_COUNT, DEFAULT_MAX_DETECTIONS));
  }
}
