package io.nunchi.tck.internal.run;

import static org.assertj.core.api.Assertions.assertThat;

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
import io.nunchi.spi.result.StageTiming;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SameResultsTest {

  private static final BoundingBox BOX = new BoundingBox(0.1f, 0.2f, 0.3f, 0.4f);

  /** Pairs that differ in one part. */
  static List<List<FrameResult>> different() {
    return List.of(
        List.of(found(spot()), FrameResult.nothing()),
        List.of(found(spot()), found(Detection.builder("dot", 0.9f, BOX))),
        List.of(found(spot()), found(Detection.builder("spot", 0.8f, BOX))),
        List.of(found(spot()), found(Detection.builder("spot", 0.9f, moved()))),
        List.of(found(spot().trackId(1)), found(spot().trackId(2))),
        List.of(found(spot().trackId(1)), found(spot())),
        List.of(attribute("hue", "red", 1), attribute("hue", "blue", 1)),
        List.of(attribute("hue", "red", 1), attribute("tint", "red", 1)),
        List.of(attribute("hue", "red", 1), attribute("hue", "red", 0.9f)),
        List.of(attribute("hue", "red", 1), found(spot())),
        List.of(keypoint("head", 0.1f, 0.1f, 1), keypoint("foot", 0.1f, 0.1f, 1)),
        List.of(keypoint("head", 0.1f, 0.1f, 1), keypoint("head", 0.2f, 0.1f, 1)),
        List.of(keypoint("head", 0.1f, 0.1f, 1), keypoint("head", 0.1f, 0.2f, 1)),
        List.of(keypoint("head", 0.1f, 0.1f, 1), keypoint("head", 0.1f, 0.1f, 0.5f)),
        List.of(mask(0, 255), mask(10, 255)),
        List.of(mask(0, 255), found(spot())),
        List.of(mask(0, 255), found(spot().mask(new Mask(1, 2, new byte[] {0, -1})))),
        List.of(embedding("a", 1, 0), embedding("a", 1, 0.1f)),
        List.of(embedding("a", 1, 0), embedding("b", 1, 0)),
        List.of(embedding("a", 1, 0), embedding("a", 1, 0, 0)),
        List.of(embedding("a", 1, 0), embedding("a", 1, Float.NaN)),
        List.of(event(gate()), FrameResult.nothing()),
        List.of(event(gate()), event(RuleEvent.builder("Field", "gate"))),
        List.of(event(gate()), event(RuleEvent.builder("Line", "door"))),
        List.of(event(gate()), event(gate().started(3))),
        List.of(event(gate().started(3)), event(gate().started(4))),
        List.of(event(gate()), event(gate().startNanos(3))),
        List.of(event(gate()), event(gate().endNanos(3))),
        List.of(event(gate()), event(gate().confidence(0.5f))),
        List.of(event(gate()), event(gate().trackIds(List.of(1L)))),
        List.of(event(gate()), event(gate().properties(Map.of("a", "b")))),
        List.of(event(gate().region(area(0))), event(gate())),
        List.of(event(gate().region(area(0))), event(gate().region(area(0.01)))),
        List.of(pair(0.3f, 0.3f), found(Detection.builder("spot", 0.3f, BOX))),
        List.of(pair(0.9f, 0.3f), movedPair(0.9f, 0.3f)),
        List.of(pair(0.9f, 0.3f), FrameResult.nothing()),
        List.of(clip("busy", 0, 9), FrameResult.nothing()),
        List.of(clip("busy", 0, 9), clip("calm", 0, 9)),
        List.of(clip("busy", 0, 9), clip("busy", 1, 9)),
        List.of(clip("busy", 0, 9), clip("busy", 0, 8)));
  }

  /** Pairs that differ by rounding, in order, or in timings. */
  static List<List<FrameResult>> same() {
    FrameResult timed = found(spot()).withTimings(List.of(StageTiming.of("inference", 5)));
    Detection other = Detection.of("spot", 0.5f, BOX);
    return List.of(
        List.of(found(spot()), timed),
        List.of(found(spot()), found(Detection.builder("spot", 0.9005f, BOX))),
        List.of(
            FrameResult.of(List.of(spot().build(), other)),
            FrameResult.of(List.of(other, spot().build()))),
        List.of(attribute("hue", "red", 0.5f), attribute("hue", "red", 0.5004f)),
        List.of(keypoint("head", 0.1f, 0.1f, 1), keypoint("head", 0.1004f, 0.1f, 1)),
        List.of(mask(0, 255), mask(1, 254)),
        List.of(embedding("a", 1, 0), embedding("a", 1, 0.005f)),
        List.of(embedding("a", 1, Float.NaN), embedding("a", 1, Float.NaN)),
        List.of(event(gate().trackIds(List.of(1L, 2L))), event(gate().trackIds(List.of(2L, 1L)))),
        List.of(event(gate().confidence(0.5f)), event(gate().confidence(0.5004f))),
        List.of(event(gate().region(area(0))), event(gate().region(area(0.0005)))),
        List.of(found(spot()), found(Detection.builder("spot", 0.903f, BOX))));
  }

  @ParameterizedTest
  @MethodSource("different")
  void tellsResultsApart(List<FrameResult> pair) {
    assertThat(difference(pair.get(0), pair.get(1))).contains("frame 0");
    assertThat(difference(pair.get(1), pair.get(0))).contains("frame 0");
  }

  @ParameterizedTest
  @MethodSource("same")
  void takesResultsForTheSame(List<FrameResult> pair) {
    assertThat(difference(pair.get(0), pair.get(1))).isEmpty();
    assertThat(difference(pair.get(1), pair.get(0))).isEmpty();
  }

  /** Half precision takes it across the threshold in one run and not in the other. */
  @Test
  void ignoresADetectionAtTheThreshold() {
    List<FrameResult> one = List.of(pair(0.9f, 0.3f), pair(0.9f, 0.302f), pair(0.9f, 0.6f));
    List<FrameResult> other = List.of(pair(0.9f, 0.3f), found(spot()), pair(0.9f, 0.6f));

    assertThat(SameResults.difference(one, other)).isEmpty();
    assertThat(SameResults.difference(other, one)).isEmpty();
    assertThat(SameResults.difference(one, List.of(one.get(0), one.get(1), found(spot()))))
        .hasValueSatisfying(text -> assertThat(text).startsWith("frame 2: "));
  }

  @Test
  void tellsWhichFrameDiffers() {
    FrameResult one = found(spot());

    assertThat(SameResults.difference(List.of(one, one), List.of(one, FrameResult.nothing())))
        .hasValueSatisfying(text -> assertThat(text).startsWith("frame 1: []"));
    assertThat(SameResults.difference(List.of(one), List.of())).contains("0 results instead of 1");
  }

  private static String difference(FrameResult one, FrameResult other) {
    return SameResults.difference(List.of(one), List.of(other)).orElse("");
  }

  private static Detection.Builder spot() {
    return Detection.builder("spot", 0.9f, BOX);
  }

  private static BoundingBox moved() {
    return new BoundingBox(0.11f, 0.2f, 0.3f, 0.4f);
  }

  private static FrameResult pair(float confidence, float other) {
    return FrameResult.of(
        List.of(Detection.of("spot", confidence, BOX), Detection.of("spot", other, aside(0.5f))));
  }

  private static FrameResult movedPair(float confidence, float other) {
    return FrameResult.of(
        List.of(Detection.of("spot", confidence, BOX), Detection.of("spot", other, aside(0.6f))));
  }

  private static BoundingBox aside(float left) {
    return new BoundingBox(left, 0.2f, 0.3f, 0.4f);
  }

  private static Polygon area(double left) {
    return Polygon.of(List.of(new Point(left, 0), new Point(0.5, 0), new Point(0.5, 0.5)));
  }

  private static FrameResult found(Detection.Builder detection) {
    return FrameResult.of(List.of(detection.build()));
  }

  private static FrameResult attribute(String name, String value, float confidence) {
    return found(spot().attributes(List.of(Attribute.of(name, value, confidence))));
  }

  private static FrameResult keypoint(String name, float x, float y, float confidence) {
    return found(spot().keypoints(List.of(Keypoint.of(name, x, y, confidence))));
  }

  private static FrameResult mask(int left, int right) {
    return found(spot().mask(new Mask(2, 1, new byte[] {(byte) left, (byte) right})));
  }

  private static FrameResult embedding(String model, float... values) {
    return found(spot().embedding(new Embedding(model, values)));
  }

  private static RuleEvent.Builder gate() {
    return RuleEvent.builder("Line", "gate");
  }

  private static FrameResult event(RuleEvent.Builder event) {
    return FrameResult.nothing().withRuleEvents(List.of(event.build()));
  }

  private static FrameResult clip(String name, long start, long end) {
    return FrameResult.nothing()
        .withAttributes(List.of(FrameAttribute.of(Attribute.of(name, "yes", 1), start, end)));
  }
}
