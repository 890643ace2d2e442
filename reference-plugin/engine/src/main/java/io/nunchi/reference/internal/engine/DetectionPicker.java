package io.nunchi.reference.internal.engine;

import io.nunchi.reference.decoder.Candidates;
import io.nunchi.reference.internal.decode.NonMaximumSuppression;
import io.nunchi.reference.internal.manifest.ModelManifest;
import io.nunchi.reference.internal.preprocess.FrameMapping;
import io.nunchi.spi.geometry.BoundingBox;
import io.nunchi.spi.result.Detection;
import io.nunchi.spi.result.Embedding;
import io.nunchi.spi.result.Keypoint;
import java.util.ArrayList;
import java.util.List;

/**
 * Picks the detections among candidates and maps them to the frame. A label filter hides detections
 * and never changes others, so it comes after suppression.
 *
 * <p>For one thread at a time.
 */
final class DetectionPicker {

  private final String modelId;
  private final List<String> labels;
  private final List<String> keypointNames;
  private final boolean[] wanted;
  private final int maxDetections;
  private final NonMaximumSuppression suppression;

  DetectionPicker(ModelManifest manifest, Reporting reporting) {
    this.modelId = manifest.id();
    this.labels = manifest.labels();
    this.keypointNames = manifest.output().keypoints();
    this.wanted = new boolean[labels.size()];
    report(reporting);
    this.maxDetections = manifest.maxDetections();
    this.suppression = new NonMaximumSuppression(manifest.suppression());
  }

  /** Reports other labels from now on. */
  void report(Reporting reporting) {
    for (int i = 0; i < wanted.length; i++) {
      wanted[i] = reporting.wanted().contains(labels.get(i));
    }
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
    if (box.area() <= 0) {
      return;
    }
    Detection.Builder detection =
        Detection.builder(
                labels.get(candidates.label(candidate)), candidates.confidence(candidate), box)
            .keypoints(keypoints(candidates, candidate, mapping));
    float[] embedding = candidates.embedding(candidate);
    if (embedding.length > 0) {
      detection.embedding(new Embedding(modelId, embedding));
    }
    detections.add(detection.build());
  }

  /**
   * Points beside the frame are left out: the contract has no place for them, and moved to its edge
   * they would be wrong.
   */
  private List<Keypoint> keypoints(Candidates candidates, int candidate, FrameMapping mapping) {
    if (candidates.keypointCount(candidate) == 0) {
      return List.of();
    }
    List<Keypoint> keypoints = new ArrayList<>();
    for (int point = 0; point < candidates.keypointCount(candidate); point++) {
      float x = mapping.toFrameX(candidates.keypointX(candidate, point));
      float y = mapping.toFrameY(candidates.keypointY(candidate, point));
      if (x >= 0 && x <= 1 && y >= 0 && y <= 1) {
        keypoints.add(
            Keypoint.of(
                keypointNames.get(point), x, y, candidates.keypointConfidence(candidate, point)));
      }
    }
    return keypoints;
  }
}
