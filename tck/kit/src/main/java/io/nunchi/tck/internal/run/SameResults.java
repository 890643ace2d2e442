package io.nunchi.tck.internal.run;

import io.nunchi.spi.geometry.BoundingBox;
import io.nunchi.spi.result.Detection;
import io.nunchi.spi.result.FrameResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Compares results without their timings and the order of detections. Numbers may differ by the
 * rounding of an accelerator.
 */
public final class SameResults {

  private static final float ROUNDING = 1e-3f;

  private SameResults() {}

  /** Describes the first difference, or returns empty. */
  public static Optional<String> difference(List<FrameResult> expected, List<FrameResult> actual) {
    if (expected.size() != actual.size()) {
      return Optional.of(actual.size() + " results instead of " + expected.size());
    }
    for (int i = 0; i < expected.size(); i++) {
      if (!isSame(expected.get(i), actual.get(i))) {
        return Optional.of(
            "frame %d: %s%ninstead of %s"
                .formatted(i, describe(actual.get(i)), describe(expected.get(i))));
      }
    }
    return Optional.empty();
  }

  /** Tells whether a result says nothing about its frame. */
  public static boolean isEmpty(FrameResult result) {
    return ResultTally.usedBy(result).isEmpty();
  }

  private static String describe(FrameResult result) {
    return result.detections() + (result.ruleEvents().isEmpty() ? "" : " " + result.ruleEvents());
  }

  private static boolean isSame(FrameResult one, FrameResult other) {
    if (one.detections().size() != other.detections().size()
        || !one.ruleEvents().equals(other.ruleEvents())) {
      return false;
    }
    List<Detection> left = new ArrayList<>(other.detections());
    for (Detection detection : one.detections()) {
      Optional<Detection> match =
          left.stream().filter(candidate -> isSame(detection, candidate)).findFirst();
      if (match.isEmpty()) {
        return false;
      }
      left.remove(match.get());
    }
    return true;
  }

  private static boolean isSame(Detection one, Detection other) {
    return one.label().equals(other.label())
        && one.trackId().equals(other.trackId())
        && isNear(one.confidence(), other.confidence())
        && isNear(one.box(), other.box());
  }

  private static boolean isNear(BoundingBox one, BoundingBox other) {
    return isNear(one.left(), other.left())
        && isNear(one.top(), other.top())
        && isNear(one.right(), other.right())
        && isNear(one.bottom(), other.bottom());
  }

  /** Treats NaN as equal to NaN; rules 6.1 and 6.2 reject NaN itself. */
  private static boolean isNear(float one, float other) {
    return Float.compare(one, other) == 0 || Math.abs(one - other) <= ROUNDING;
  }
}
