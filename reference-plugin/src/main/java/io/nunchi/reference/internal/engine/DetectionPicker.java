package io.nunchi.reference.internal.engine;

import io.nunchi.reference.internal.decode.Candidates;
import io.nunchi.reference.internal.decode.NonMaximumSuppression;
import io.nunchi.reference.internal.manifest.ModelManifest;
import io.nunchi.reference.internal.preprocess.FrameMapping;
import io.nunchi.spi.result.BoundingBox;
import io.nunchi.spi.result.Detection;
import java.util.ArrayList;
import java.util.List;

/**
 * Picks the detections among candidates and maps them to the frame. A label filter hides detections
 * and never changes others, so it comes after suppression.
 *
 * <p>For one thread at a time.
 */
final class DetectionPicker {

  private final List<String> labels;
  private final boolean[] wanted;
  private final int maxDetections;
  private final NonMaximumSuppression suppression;

  DetectionPicker(ModelManifest manifest, Reporting reporting) {
    this.labels = manifest.labels();
    this.wanted = new boolean[labels.size()];
    for (int i = 0; i < wanted.length; i++) {
      wanted[i] = reporting.wanted().contains(labels.get(i));
    }
    this.maxDetections = manifest.maxDetections();
    this.suppression = new NonMaximumSuppression(manifest.suppression());
  }

  /** The most confident detections, in falling order of confidence. */
  List<Detection> pick(Candidates candidates, FrameMapping mapping) {
    suppression.choose(candidates);
    List<Detection> detections = new ArrayList<>();
    for (int rank = 0; rank < suppression.keptCount(); rank++) {
      if (detections.size() == maxDetections) {
        break;
      }
      int candidate = suppression.kept(rank);
      if (wanted[candidates.label(candidate)]) {
        add(candidates, candidate, mapping, detections);
      }
    }
    return detections;
  }

  /** A box that lies wholly in the padding, or has no area, is nothing in the frame. */
  private void add(
      Candidates candidates, int candidate, FrameMapping mapping, List<Detection> detections) {
    BoundingBox box =
        mapping.toFrameBox(
            candidates.left(candidate),
            candidates.top(candidate),
            candidates.right(candidate),
            candidates.bottom(candidate));
    if (box.area() > 0) {
      detections.add(
          Detection.of(
              labels.get(candidates.label(candidate)), candidates.confidence(candidate), box));
    }
  }
}
