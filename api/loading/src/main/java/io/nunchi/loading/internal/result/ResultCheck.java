package io.nunchi.loading.internal.result;

import io.nunchi.loading.ResultLimits;
import io.nunchi.spi.EngineDescriptor;
import io.nunchi.spi.failure.Problem;
import io.nunchi.spi.geometry.BoundingBox;
import io.nunchi.spi.result.Attribute;
import io.nunchi.spi.result.Detection;
import io.nunchi.spi.result.FrameAttribute;
import io.nunchi.spi.result.FrameResult;
import io.nunchi.spi.result.Keypoint;
import io.nunchi.spi.result.RuleEvent;
import io.nunchi.spi.result.StageTiming;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks results against the limits of their size and the contract rules of chapter 6; allocates
 * nothing for a good result without rule events.
 */
public final class ResultCheck {

  /** Room for the rounding of {@code left + width} in single precision. */
  private static final float ROUNDING = 1e-5f;

  private final ResultLimits limits;
  private final Set<String> labels;
  private final RuleEventCheck ruleEventCheck;

  public ResultCheck(EngineDescriptor descriptor, ResultLimits limits) {
    this.limits = limits;
    labels = Set.copyOf(descriptor.labels());
    ruleEventCheck = new RuleEventCheck(Set.copyOf(descriptor.ruleTypes()));
  }

  /**
   * The problem of the first contract rule that the result breaks, or null.
   *
   * @param streamTimeNanos the stream time of the frame
   */
  public @Nullable Problem firstViolation(@Nullable FrameResult result, long streamTimeNanos) {
    if (result == null) {
      return Violations.of(
          "NUN-4001", "the analyzer returned no result", "a result", "null", "6.8");
    }
    Problem tooLarge = ResultSize.excess(result, limits);
    if (tooLarge != null) {
      return tooLarge; // first of all: the checks below take time for each item and character
    }
    List<Detection> detections = result.detections();
    for (int i = 0; i < detections.size(); i++) {
      Problem problem = violation(detections.get(i));
      if (problem != null) {
        return problem.where("detection " + i);
      }
    }
    List<FrameAttribute> attributes = result.attributes();
    for (int i = 0; i < attributes.size(); i++) {
      Problem problem = violation(attributes.get(i), streamTimeNanos);
      if (problem != null) {
        return problem.where("attribute " + i + " of the frame");
      }
    }
    List<RuleEvent> ruleEvents = result.ruleEvents();
    for (int i = 0; i < ruleEvents.size(); i++) {
      Problem problem = ruleEventCheck.firstViolation(ruleEvents.get(i), streamTimeNanos);
      if (problem != null) {
        return problem.where("rule event " + i);
      }
    }
    List<StageTiming> timings = result.timings();
    for (int i = 0; i < timings.size(); i++) {
      if (timings.get(i).nanos() < 0) {
        return Violations.of(
                "NUN-4006",
                "a stage took less than no time",
                "0 ns or more",
                timings.get(i).nanos() + " ns",
                "6.7")
            .where("stage " + Violations.quoted(timings.get(i).stage()));
      }
      if (timings.get(i).frames() < 1) {
        return Violations.of(
                "NUN-4006",
                "no frame went through a stage",
                "1 frame or more, the result's own included",
                timings.get(i).frames() + " frames",
                "6.7")
            .where("stage " + Violations.quoted(timings.get(i).stage()));
      }
    }
    return null;
  }

  private @Nullable Problem violation(Detection detection) {
    if (!isBoxInFrame(detection.box())) {
      return Violations.of(
          "NUN-4002",
          "a bounding box does not lie in the frame",
          "finite edges in [0, 1], width and height not negative",
          detection.box().toString(),
          "6.1");
    }
    if (!Violations.isPart(detection.confidence())) {
      return Violations.badConfidence("a detection", detection.confidence());
    }
    if (!labels.contains(detection.label())) {
      return Violations.of(
          "NUN-4004",
          "a detection carries a label that the engine did not declare",
          labels.size() <= 20 ? "one of " + labels : "one of " + labels.size() + " labels",
          detection.label(),
          "6.3");
    }
    for (int i = 0; i < detection.attributes().size(); i++) {
      Attribute attribute = detection.attributes().get(i);
      if (!Violations.isPart(attribute.confidence())) {
        return Violations.badConfidence(
            "attribute " + Violations.quoted(attribute.name()), attribute.confidence());
      }
    }
    for (int i = 0; i < detection.keypoints().size(); i++) {
      Keypoint keypoint = detection.keypoints().get(i);
      if (!Violations.isPart(keypoint.x()) || !Violations.isPart(keypoint.y())) {
        return Violations.of(
            "NUN-4002",
            "a keypoint does not lie in the frame",
            "finite x and y in [0, 1]",
            keypoint.toString(),
            "6.1");
      }
      if (!Violations.isPart(keypoint.confidence())) {
        return Violations.badConfidence(
            "keypoint " + Violations.quoted(keypoint.name()), keypoint.confidence());
      }
    }
    if (detection.embedding().isPresent() && !detection.embedding().get().isFinite()) {
      return Violations.of(
          "NUN-4003", "an embedding is not finite", "finite values", "NaN or infinity", "6.2");
    }
    return null;
  }

  private static boolean isBoxInFrame(BoundingBox box) {
    return Violations.isPart(box.left())
        && Violations.isPart(box.top())
        && box.width() >= 0
        && box.height() >= 0
        && box.right() <= 1 + ROUNDING
        && box.bottom() <= 1 + ROUNDING;
  }

  private static @Nullable Problem violation(FrameAttribute clip, long streamTimeNanos) {
    Attribute attribute = clip.attribute();
    if (!Violations.isPart(attribute.confidence())) {
      return Violations.badConfidence(
          "attribute " + Violations.quoted(attribute.name()), attribute.confidence());
    }
    if (clip.startNanos() > clip.endNanos() || clip.endNanos() > streamTimeNanos) {
      return Violations.badTimes(
          "attribute " + Violations.quoted(attribute.name()),
          "start <= end <= the frame's " + streamTimeNanos + " ns",
          clip.startNanos() + " to " + clip.endNanos() + " ns",
          "6.10");
    }
    return null;
  }
}
