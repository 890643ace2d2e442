package io.nunchi.tracking.bytetrack;

import io.nunchi.spi.result.Detection;

/** Detections that differ from others in the id of their track alone. */
final class DetectionCopies {

  private DetectionCopies() {}

  static Detection tracked(Detection detection, long trackId) {
    return builder(detection).trackId(trackId).build();
  }

  static Detection untracked(Detection detection) {
    return builder(detection).build();
  }

  private static Detection.Builder builder(Detection detection) {
    Detection.Builder builder =
        Detection.builder(detection.label(), detection.confidence(), detection.box())
            .attributes(detection.attributes())
            .keypoints(detection.keypoints());
    detection.mask().ifPresent(builder::mask);
    detection.embedding().ifPresent(builder::embedding);
    return builder;
  }
}
