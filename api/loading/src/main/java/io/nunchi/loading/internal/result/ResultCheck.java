package io.nunchi.loading.internal.result;

import io.nunchi.loading.ResultLimits;
import io.nunchi.loading.internal.log.BoundedText;
import io.nunchi.spi.EngineDescriptor;
import io.nunchi.spi.failure.Problem;
import io.nunchi.spi.geometry.BoundingBox;
import io.nunchi.spi.result.Attribute;
import io.nunchi.spi.result.Detection;
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

  /** The characters of a plugin's text that a problem quotes. */
  private static final int MOST_QUOTED_CHARACTERS = 500;

  private final ResultLimits limits;
  private final Set<String> labels;
  private final Set<String> ruleTypes;

  public ResultCheck(EngineDescriptor descriptor, ResultLimits limits) {
    this.limits = limits;
    labels = Set.copyOf(descriptor.labels());
    ruleTypes = Set.copyOf(descriptor.ruleTypes());
  }

  /** The problem of the first contract rule that the result breaks, or null. */
  public @Nullable Problem firstViolation(@Nullable FrameResult result) {
    if (result == null) {
      return violation("NUN-4001", "the analyzer returned no result", "a result", "null", "6.8");
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
    List<RuleEvent> ruleEvents = result.ruleEvents();
    for (int i = 0; i < ruleEvents.size(); i++) {
      if (!ruleTypes.contains(ruleEvents.get(i).type())) {
        return violation(
                "NUN-4005",
                "a rule event carries a type that the engine did not declare",
                "one of " + ruleTypes,
                ruleEvents.get(i).type(),
                "6.4")
            .where("rule event " + i);
      }
    }
    List<StageTiming> timings = result.timings();
    for (int i = 0; i < timings.size(); i++) {
      if (timings.get(i).nanos() < 0) {
        return violation(
                "NUN-4006",
                "a stage took less than no time",
                "0 ns or more",
                timings.get(i).nanos() + " ns",
                "6.7")
            .where("stage " + quoted(timings.get(i).stage()));
      }
      if (timings.get(i).frames() < 1) {
        return violation(
                "NUN-4006",
                "no frame went through a stage",
                "1 frame or more, the result's own included",
                timings.get(i).frames() + " frames",
                "6.7")
            .where("stage " + quoted(timings.get(i).stage()));
      }
    }
    return null;
  }

  private @Nullable Problem violation(Detection detection) {
    if (!isBoxInFrame(detection.box())) {
      return violation(
          "NUN-4002",
          "a bounding box does not lie in the frame",
          "finite edges in [0, 1], width and height not negative",
          detection.box().toString(),
          "6.1");
    }
    if (!isPart(detection.confidence())) {
      return badConfidence("a detection", detection.confidence());
    }
    if (!labels.contains(detection.label())) {
      return violation(
          "NUN-4004",
          "a detection carries a label that the engine did not declare",
          labels.size() <= 20 ? "one of " + labels : "one of " + labels.size() + " labels",
          detection.label(),
          "6.3");
    }
    for (int i = 0; i < detection.attributes().size(); i++) {
      Attribute attribute = detection.attributes().get(i);
      if (!isPart(attribute.confidence())) {
        return badConfidence("attribute " + quoted(attribute.name()), attribute.confidence());
      }
    }
    for (int i = 0; i < detection.keypoints().size(); i++) {
      Keypoint keypoint = detection.keypoints().get(i);
      if (!isPart(keypoint.x()) || !isPart(keypoint.y())) {
        return violation(
            "NUN-4002",
            "a keypoint does not lie in the frame",
            "finite x and y in [0, 1]",
            keypoint.toString(),
            "6.1");
      }
      if (!isPart(keypoint.confidence())) {
        return badConfidence("keypoint " + quoted(keypoint.name()), keypoint.confidence());
      }
    }
    if (detection.embedding().isPresent() && !detection.embedding().get().isFinite()) {
      return violation(
          "NUN-4003", "an embedding is not finite", "finite values", "NaN or infinity", "6.2");
    }
    return null;
  }

  private static boolean isBoxInFrame(BoundingBox box) {
    return isPart(box.left())
        && isPart(box.top())
        && box.width() >= 0
        && box.height() >= 0
        && box.right() <= 1 + ROUNDING
        && box.bottom() <= 1 + ROUNDING;
  }

  /** Returns false for NaN and infinity as well. */
  private static boolean isPart(float value) {
    return value >= 0 && value <= 1;
  }

  private static Problem badConfidence(String whose, float confidence) {
    return violation(
        "NUN-4003",
        "the confidence of " + whose + " is out of range",
        "a finite number in [0, 1]",
        Float.toString(confidence),
        "6.2");
  }

  private static Problem violation(
      String code, String what, String expected, String found, String rule) {
    return Problem.of(code, what)
        .expected(quoted(expected))
        .found(quoted(found))
        .fix("the analyzer breaks rule " + rule + " of tck/RULES.md; tell its vendor");
  }

  private static String quoted(String text) {
    return BoundedText.cut(text, MOST_QUOTED_CHARACTERS);
  }
}
