package io.nunchi.tck.internal.run;

import io.nunchi.spi.geometry.BoundingBox;
import io.nunchi.spi.geometry.Point;
import io.nunchi.spi.geometry.Polygon;
import io.nunchi.spi.result.Attribute;
import io.nunchi.spi.result.Detection;
import io.nunchi.spi.result.Embedding;
import io.nunchi.spi.result.FrameAttribute;
import io.nunchi.spi.result.FrameResult;
import io.nunchi.spi.result.Keypoint;
import io.nunchi.spi.result.Mask;
import io.nunchi.spi.result.RuleEvent;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Compares everything in results but their timings and the order of detections, attributes and
 * keypoints. Numbers may differ by the rounding of an accelerator: places and confidences by
 * {@value #ROUNDING}, an embedding by {@value #ROUNDING_OF_EMBEDDINGS} of its length, and the cells
 * of a mask by 2 of 255 on average. That is the rounding of half precision.
 *
 * <p>A detection may be missing on one side where its confidence is the least that was reported,
 * but for rounding: it may have been just below the analyzer's threshold. The least is known only
 * where confidences differ.
 */
public final class SameResults {

  private static final float ROUNDING = 4e-3f;
  private static final double ROUNDING_OF_EMBEDDINGS = 1e-2;
  private static final double ROUNDING_OF_MASKS = 2;

  private SameResults() {}

  /** Describes the first difference, or returns empty. */
  public static Optional<String> difference(List<FrameResult> expected, List<FrameResult> actual) {
    if (expected.size() != actual.size()) {
      return Optional.of(actual.size() + " results instead of " + expected.size());
    }
    float negligible = negligible(expected, actual);
    for (int i = 0; i < expected.size(); i++) {
      if (!isSame(expected.get(i), actual.get(i), negligible)) {
        return Optional.of(
            "frame %d: %s%ninstead of %s"
                .formatted(i, describe(actual.get(i)), describe(expected.get(i))));
      }
    }
    return Optional.empty();
  }

  /** Returns the confidence up to which a detection may be missing; below 0 if there is none. */
  private static float negligible(List<FrameResult> expected, List<FrameResult> actual) {
    DoubleSummaryStatistics confidences =
        Stream.concat(expected.stream(), actual.stream())
            .flatMap(result -> result.detections().stream())
            .mapToDouble(Detection::confidence)
            .summaryStatistics();
    return confidences.getMax() - confidences.getMin() > 2 * ROUNDING
        ? (float) confidences.getMin() + ROUNDING
        : -1;
  }

  /** Tells whether a result says nothing about its frame. */
  public static boolean isEmpty(FrameResult result) {
    return ResultTally.usedBy(result).isEmpty();
  }

  private static String describe(FrameResult result) {
    StringBuilder text = new StringBuilder(result.detections().toString());
    for (Detection detection : result.detections()) {
      append(text, detection.attributes());
      append(text, detection.keypoints());
      detection.mask().ifPresent(mask -> text.append(' ').append(mask));
      detection.embedding().ifPresent(vector -> text.append(' ').append(vector));
    }
    append(text, result.attributes());
    append(text, result.ruleEvents());
    return text.toString();
  }

  private static void append(StringBuilder text, List<?> parts) {
    if (!parts.isEmpty()) {
      text.append(' ').append(parts);
    }
  }

  private static boolean isSame(FrameResult one, FrameResult other, float negligible) {
    return haveSameInOrder(one.ruleEvents(), other.ruleEvents())
        && haveSame(one.attributes(), other.attributes(), SameResults::isSame)
        && haveSameDetections(one.detections(), other.detections(), negligible);
  }

  /** What is on one side only is negligible; where both have some, a thing has moved. */
  private static boolean haveSameDetections(
      List<Detection> detections, List<Detection> others, float negligible) {
    boolean isMore = detections.size() >= others.size();
    List<Detection> left = new ArrayList<>(isMore ? detections : others);
    for (Detection each : isMore ? others : detections) {
      Optional<Detection> match =
          left.stream().filter(candidate -> isSame(each, candidate)).findFirst();
      if (match.isEmpty()) {
        return false;
      }
      left.remove(match.get());
    }
    return left.stream().allMatch(missing -> missing.confidence() <= negligible);
  }

  private static boolean haveSameInOrder(List<RuleEvent> events, List<RuleEvent> others) {
    if (events.size() != others.size()) {
      return false;
    }
    for (int i = 0; i < events.size(); i++) {
      if (!isSame(events.get(i), others.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isSame(RuleEvent one, RuleEvent other) {
    return one.type().equals(other.type())
        && one.ruleName().equals(other.ruleName())
        && one.phase() == other.phase()
        && one.eventId().equals(other.eventId())
        && one.startNanos().equals(other.startNanos())
        && one.endNanos().equals(other.endNanos())
        && isNear(one.confidence(), other.confidence())
        && areBoth(one.region(), other.region(), SameResults::isSame)
        && Set.copyOf(one.trackIds()).equals(Set.copyOf(other.trackIds()))
        && one.properties().equals(other.properties());
  }

  private static boolean isSame(Polygon one, Polygon other) {
    List<Point> points = one.points();
    List<Point> others = other.points();
    return points.size() == others.size()
        && IntStream.range(0, points.size()).allMatch(i -> isNear(points.get(i), others.get(i)));
  }

  private static boolean isNear(Point one, Point other) {
    return isNear((float) one.x(), (float) other.x()) && isNear((float) one.y(), (float) other.y());
  }

  private static boolean isSame(FrameAttribute one, FrameAttribute other) {
    return isSame(one.attribute(), other.attribute())
        && one.startNanos() == other.startNanos()
        && one.endNanos() == other.endNanos();
  }

  /** Pairs the elements, in any order. */
  private static <T> boolean haveSame(List<T> elements, List<T> others, BiPredicate<T, T> isSame) {
    if (elements.size() != others.size()) {
      return false;
    }
    List<T> left = new ArrayList<>(others);
    for (T element : elements) {
      Optional<T> match =
          left.stream().filter(candidate -> isSame.test(element, candidate)).findFirst();
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
        && isNear(one.box(), other.box())
        && haveSame(one.attributes(), other.attributes(), SameResults::isSame)
        && haveSame(one.keypoints(), other.keypoints(), SameResults::isSame)
        && areBoth(one.mask(), other.mask(), SameResults::isSame)
        && areBoth(one.embedding(), other.embedding(), SameResults::isSame);
  }

  private static <T> boolean areBoth(Optional<T> one, Optional<T> other, BiPredicate<T, T> isSame) {
    return one.isPresent() == other.isPresent()
        && (one.isEmpty() || isSame.test(one.get(), other.get()));
  }

  private static boolean isNear(BoundingBox one, BoundingBox other) {
    return isNear(one.left(), other.left())
        && isNear(one.top(), other.top())
        && isNear(one.right(), other.right())
        && isNear(one.bottom(), other.bottom());
  }

  private static boolean isSame(Attribute one, Attribute other) {
    return one.name().equals(other.name())
        && one.value().equals(other.value())
        && isNear(one.confidence(), other.confidence());
  }

  private static boolean isSame(Keypoint one, Keypoint other) {
    return one.name().equals(other.name())
        && isNear(one.x(), other.x())
        && isNear(one.y(), other.y())
        && isNear(one.confidence(), other.confidence());
  }

  private static boolean isSame(Mask one, Mask other) {
    if (one.columns() != other.columns() || one.rows() != other.rows()) {
      return false;
    }
    long sum = 0;
    for (int row = 0; row < one.rows(); row++) {
      for (int column = 0; column < one.columns(); column++) {
        sum += Math.abs(one.coverage(column, row) - other.coverage(column, row));
      }
    }
    return sum <= ROUNDING_OF_MASKS * one.columns() * one.rows();
  }

  private static boolean isSame(Embedding one, Embedding other) {
    float[] values = one.values();
    float[] others = other.values();
    if (!one.modelId().equals(other.modelId()) || values.length != others.length) {
      return false;
    }
    if (!one.isFinite() || !other.isFinite()) {
      return one.equals(other);
    }
    double length = 0;
    double distance = 0;
    for (int i = 0; i < values.length; i++) {
      length += (double) values[i] * values[i];
      distance += Math.pow((double) values[i] - others[i], 2);
    }
    return distance <= ROUNDING_OF_EMBEDDINGS * ROUNDING_OF_EMBEDDINGS * length;
  }

  /** Treats NaN as equal to NaN; rules 6.1 and 6.2 reject NaN itself. */
  private static boolean isNear(float one, float other) {
    return Float.compare(one, other) == 0 || Math.abs(one - other) <= ROUNDING;
  }
}
