package io.nunchi.loading.internal.result;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.loading.ResultLimits;
import io.nunchi.spi.EngineDescriptor;
import io.nunchi.spi.failure.Problem;
import io.nunchi.spi.frame.PixelFormat;
import io.nunchi.spi.geometry.BoundingBox;
import io.nunchi.spi.geometry.Point;
import io.nunchi.spi.geometry.Polygon;
import io.nunchi.spi.result.Attribute;
import io.nunchi.spi.result.Detection;
import io.nunchi.spi.result.Embedding;
import io.nunchi.spi.result.FrameAttribute;
import io.nunchi.spi.result.FrameResult;
import io.nunchi.spi.result.Keypoint;
import io.nunchi.spi.result.RuleEvent;
import io.nunchi.spi.result.StageTiming;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ResultCheckTest {

  private static final BoundingBox BOX = new BoundingBox(0.1f, 0.1f, 0.2f, 0.2f);
  private static final Polygon AREA =
      Polygon.of(List.of(new Point(0, 0), new Point(1, 0), new Point(1, 1)));
  private static final String LONG = "x".repeat(200);

  private final ResultCheck check =
      new ResultCheck(
          EngineDescriptor.builder()
              .labels(List.of("person"))
              .ruleTypes(List.of("line"))
              .pixelFormats(Set.of(PixelFormat.BGR))
              .build(),
          new ResultLimits(10, 1_000));

  private static Detection.Builder person() {
    return Detection.builder("person", 0.5f, BOX);
  }

  private Problem violation(FrameResult result) {
    return Objects.requireNonNull(check.firstViolation(result, 1000));
  }

  @Test
  void aResultAtItsLimitsIsAccepted() {
    FrameResult result = FrameResult.of(Collections.nCopies(10, person().build()));
    assertThat(check.firstViolation(result, 1000)).isNull();
  }

  static Stream<FrameResult> tooManyItems() {
    List<Attribute> attributes = Collections.nCopies(10, Attribute.of("color", "red", 0.5f));
    List<Keypoint> keypoints = Collections.nCopies(10, Keypoint.of("nose", 0.1f, 0.1f, 0.5f));
    Map<String, String> properties =
        IntStream.range(0, 10).boxed().collect(Collectors.toMap(i -> "key " + i, i -> "value"));
    return Stream.of(
        FrameResult.of(Collections.nCopies(11, person().build())),
        FrameResult.of(List.of(person().attributes(attributes).build())),
        FrameResult.of(List.of(person().keypoints(keypoints).build())),
        FrameResult.nothing()
            .withRuleEvents(
                List.of(RuleEvent.builder("line", "door").properties(properties).build())),
        FrameResult.nothing()
            .withRuleEvents(
                List.of(
                    RuleEvent.builder("line", "door")
                        .trackIds(Collections.nCopies(10, 1L))
                        .build())),
        FrameResult.nothing()
            .withRuleEvents(
                List.of(
                    RuleEvent.builder("line", "door")
                        .region(Polygon.of(Collections.nCopies(10, new Point(0, 0))))
                        .build())),
        FrameResult.nothing()
            .withAttributes(
                Collections.nCopies(11, FrameAttribute.of(Attribute.of("a", "b", 1), 0, 0))),
        FrameResult.nothing()
            .withTimings(Collections.nCopies(11, StageTiming.of(StageTiming.INFERENCE, 1))));
  }

  @ParameterizedTest
  @MethodSource
  void tooManyItems(FrameResult result) {
    Problem problem = violation(result);
    assertThat(problem.code()).isEqualTo("NUN-4007");
    assertThat(problem.expected()).isEqualTo("at most 10 items in one result");
    assertThat(problem.found()).isEqualTo("11 items");
  }

  static Stream<FrameResult> tooMuchText() {
    String text = "x".repeat(1_001);
    return Stream.of(
        FrameResult.of(List.of(Detection.of(text, 0.5f, BOX))),
        FrameResult.of(
            List.of(person().attributes(List.of(Attribute.of("note", text, 0.5f))).build())),
        FrameResult.of(
            List.of(person().keypoints(List.of(Keypoint.of(text, 0.1f, 0.1f, 0.5f))).build())),
        FrameResult.of(List.of(person().embedding(new Embedding(text, new float[] {1})).build())),
        FrameResult.nothing()
            .withRuleEvents(
                List.of(RuleEvent.builder("line", "door").properties(Map.of("a", text)).build())),
        FrameResult.nothing()
            .withAttributes(List.of(FrameAttribute.of(Attribute.of("a", text, 1), 0, 0))),
        FrameResult.nothing().withTimings(List.of(StageTiming.of(text, 1))));
  }

  @ParameterizedTest
  @MethodSource
  void tooMuchText(FrameResult result) {
    Problem problem = violation(result);
    assertThat(problem.code()).isEqualTo("NUN-4007");
    assertThat(problem.expected()).isEqualTo("at most 1000 characters in one result");
    assertThat(problem.found()).endsWith(" characters");
    assertThat(problem.toString()).doesNotContain(LONG);
  }

  static Stream<RuleEvent> goodRuleEvents() {
    return Stream.of(
        RuleEvent.builder("line", "door").build(),
        RuleEvent.builder("line", "door").startNanos(10).endNanos(1000).build(),
        RuleEvent.builder("line", "door").started(1).startNanos(10).region(AREA).build(),
        RuleEvent.builder("line", "door").ended(1).startNanos(10).endNanos(20).build(),
        RuleEvent.builder("line", "door").ended(1).confidence(0).trackIds(List.of(1L)).build());
  }

  @ParameterizedTest
  @MethodSource
  void goodRuleEvents(RuleEvent event) {
    assertThat(check.firstViolation(FrameResult.nothing().withRuleEvents(List.of(event)), 1000))
        .isNull();
  }

  static Stream<Arguments> badRuleEvents() {
    Polygon outside = Polygon.of(List.of(new Point(0, 0), new Point(1, 0), new Point(1, 1.5)));
    RuleEvent.Builder event = RuleEvent.builder("line", "door");
    return Stream.of(
        Arguments.of("NUN-4005", RuleEvent.builder("field", "yard").build()),
        Arguments.of("NUN-4003", event.confidence(Float.NaN).build()),
        Arguments.of("NUN-4002", event.confidence(1).region(outside).build()),
        Arguments.of("NUN-4008", RuleEvent.builder("line", "door").startNanos(1001).build()),
        Arguments.of("NUN-4008", RuleEvent.builder("line", "door").endNanos(1001).build()),
        Arguments.of(
            "NUN-4008", RuleEvent.builder("line", "door").startNanos(30).endNanos(20).build()),
        Arguments.of(
            "NUN-4008", RuleEvent.builder("line", "door").started(1).endNanos(20).build()));
  }

  @ParameterizedTest
  @MethodSource
  void badRuleEvents(String code, RuleEvent event) {
    Problem problem = violation(FrameResult.nothing().withRuleEvents(List.of(event)));
    assertThat(problem.code()).isEqualTo(code);
    assertThat(problem.where()).isEqualTo("rule event 0");
  }

  @Test
  void attributesOfAFrameEndWithItAndHaveAConfidence() {
    Attribute covered = Attribute.of("covered", "true", 1);
    assertThat(check.firstViolation(clip(covered, 0, 1000), 1000)).isNull();
    assertThat(violation(clip(covered, 0, 1001)).code()).isEqualTo("NUN-4008");
    assertThat(violation(clip(covered, 20, 10)).code()).isEqualTo("NUN-4008");
    assertThat(violation(clip(Attribute.of("covered", "true", 2), 0, 0)).code())
        .isEqualTo("NUN-4003");
  }

  private static FrameResult clip(Attribute attribute, long startNanos, long endNanos) {
    return FrameResult.nothing()
        .withAttributes(List.of(FrameAttribute.of(attribute, startNanos, endNanos)));
  }

  @Test
  void theSizeIsCheckedFirst() {
    FrameResult result =
        FrameResult.of(Collections.nCopies(11, Detection.of("unknown", Float.NaN, BOX)));
    assertThat(violation(result).code()).isEqualTo("NUN-4007");
  }

  @Test
  void quotedTextsOfAPluginAreCut() {
    FrameResult result = FrameResult.of(List.of(Detection.of("y".repeat(900), 0.5f, BOX)));
    Problem problem = violation(result);
    assertThat(problem.code()).isEqualTo("NUN-4004");
    assertThat(problem.found()).isEqualTo("y".repeat(500) + "… (400 characters more)");
    assertThat(problem.where()).isEqualTo("detection 0");
  }
}
