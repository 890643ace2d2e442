package io.nunchi.reference.internal.engine;

import io.nunchi.reference.decoder.Candidates;
import io.nunchi.reference.decoder.MaskCanvas;
import io.nunchi.reference.internal.decode.NonMaximumSuppression;
import io.nunchi.reference.internal.manifest.ModelManifest;
import io.nunchi.reference.internal.preprocess.FrameMapping;
import io.nunchi.spi.failure.FrameRejectedException;
import io.nunchi.spi.geometry.BoundingBox;
import io.nunchi.spi.result.Attribute;
import io.nunchi.spi.result.Detection;
import io.nunchi.spi.result.Embedding;
import io.nunchi.spi.result.Keypoint;
import io.nunchi.spi.result.Mask;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Picks the detections among candidates and maps them to the frame. A label filter hides detections
 * and never changes others, so it comes after suppression.
 *
 * <p>For one thread at a time.
 */
final class DetectionPicker {

  /** The attribute of a detection whose box is turned. */
  static final String ANGLE = "angle";

  private static final double ANGLE_STEP = 1e-4;

  /** Paints masks of candidates. */
  @FunctionalInterface
  interface Masks {
    void paint(int candidate, MaskCanvas canvas) throws FrameRejectedException;
  }

  private final String modelId;
  private final List<String> labels;
  private final List<String> keypointNames;
  private final boolean hasMasks;
  private final MaskCanvas canvas = new MaskCanvas();
  private final boolean[] wanted;
  private final int maxDetections;
  private final NonMaximumSuppression suppression;

  DetectionPicker(ModelManifest manifest, Reporting reporting) {
    this.modelId = manifest.id();
    this.labels = manifest.labels();
    this.keypointNames = manifest.output().keypoints();
    this.hasMasks = manifest.output().hasMasks();
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

  /**
   * The most confident detections, in falling order of confidence.
   *
   * @param candidates the candidates
   * @param mapping the way back to the frame
   * @param aspect the frame's width divided by its height
   * @param masks is asked for the masks of detections only
   */
  List<Detection> pick(Candidates candidates, FrameMapping mapping, double aspect, Masks masks)
      throws FrameRejectedException {
    suppression.choose(candidates);
    List<Detection> detections = new ArrayList<>();
    for (int rank = 0; rank < suppression.keptCount(); rank++) {
      if (detections.size() == maxDetections) {
        break;
      }
      int candidate = suppression.kept(rank);
      BoundingBox box = box(candidates, candidate, mapping);
      // A box that lies wholly in the padding, or has no area, is nothing in the frame.
      if (!wanted[candidates.label(candidate)] || box.area() <= 0) {
        continue;
      }
      Detection.Builder detection =
          detection(candidates, candidate, box)
              .keypoints(keypoints(candidates, candidate, mapping));
      if (candidates.isOriented(candidate)) {
        double angle = mapping.toFrameAngle(candidates.angle(candidate), aspect);
        detection.attributes(List.of(angle(angle, candidates.confidence(candidate))));
      }
      if (hasMasks) {
        canvas.place(mapping.toTensorArea(box));
        masks.paint(candidate, canvas);
        detection.mask(new Mask(canvas.columns(), canvas.rows(), canvas.coverage()));
      }
      detections.add(detection.build());
    }
    return detections;
  }

  private static BoundingBox box(Candidates candidates, int candidate, FrameMapping mapping) {
    return mapping.toFrameBox(
        candidates.left(candidate),
        candidates.top(candidate),
        candidates.right(candidate),
        candidates.bottom(candidate));
  }

  private Detection.Builder detection(Candidates candidates, int candidate, BoundingBox box) {
    Detection.Builder detection =
        Detection.builder(
            labels.get(candidates.label(candidate)), candidates.confidence(candidate), box);
    float[] embedding = candidates.embedding(candidate);
    if (embedding.length > 0) {
      detection.embedding(new Embedding(modelId, embedding));
    }
    return detection;
  }

  private static Attribute angle(double radians, float confidence) {
    // Adding 0 makes a positive zero of a negative one.
    double rounded = Math.rint(radians / ANGLE_STEP) * ANGLE_STEP + 0.0;
    return Attribute.of(ANGLE, String.format(Locale.ROOT, "%.4f", rounded), confidence);
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
