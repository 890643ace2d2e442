package io.nunchi.tck.mutant;

import io.nunchi.spi.Capability;
import io.nunchi.spi.EngineDescriptor;
import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.spi.failure.AnalyzerException;
import io.nunchi.spi.frame.Frame;
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
import io.nunchi.tck.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Mutants of chapter 6: results. */
public final class ResultMutants {

  private static final BoundingBox SOMEWHERE = new BoundingBox(0.8f, 0.8f, 0.1f, 0.1f);

  private static final Polygon BESIDE =
      Polygon.of(List.of(new Point(0, 0), new Point(1.5, 0), new Point(1, 1)));

  private static final Keypoint CORNER = Keypoint.of("corner", 1, 0, 0);
  private static final Attribute SURE = Attribute.of("shape", "round", 1);
  private static final Embedding FINITE = new Embedding("spots", new float[] {-1, 1e30f});

  private ResultMutants() {}

  private static final Set<Capability> FRAME_PARTS =
      Set.of(Capability.FRAME_ATTRIBUTES, Capability.RULE_EVENTS);

  /** A correct analyzer that adds, beside what it sees, all that is just allowed. */
  public static Subject atTheLimits() {
    Detection whole =
        Detection.builder("spot", 0, new BoundingBox(0, 0, 1, 1))
            .keypoints(List.of(CORNER, Keypoint.of("opposite", 0, 1, 1)))
            .attributes(List.of(SURE, Attribute.of("shape", "square", 0)))
            .embedding(FINITE)
            .mask(new Mask(2, 1, new byte[] {0, (byte) 255}))
            .build();
    Detection empty = Detection.of("spot", 1, new BoundingBox(1, 1, 0, 0));
    return Subject.onClassPath(
        () ->
            Delegating.finding(
                result ->
                    add(add(result, whole), empty)
                        .withTimings(List.of(StageTiming.ofBatch("inference", 0, 1)))));
  }

  public static List<Mutant> all() {
    return List.of(
        Mutant.of(
            "6.13",
            "attributes of the frame that no capability announces",
            () ->
                Delegating.starting(
                    correct ->
                        new Delegating.Engine(new EventsOnlyEngine(correct, FRAME_PARTS, false)) {
                          @Override
                          public EngineDescriptor descriptor() {
                            return EngineDescriptor.builder()
                                .ruleTypes(List.of(EventsOnlyEngine.TYPE))
                                .pixelFormats(super.descriptor().pixelFormats())
                                .capabilities(Set.of(Capability.RULE_EVENTS))
                                .build();
                          }
                        }),
            "FRAME_ATTRIBUTES in "),
        adding(
            "6.1",
            "a box that leaves the frame",
            Detection.of("spot", 0.1f, new BoundingBox(0.9f, 0.9f, 0.3f, 0.05f)),
            "the clipping at its edges"),
        adding(
            "6.1",
            "a box of no number",
            Detection.of("spot", 0.1f, new BoundingBox(0.1f, Float.NaN, 0.1f, 0.1f)),
            "a box with finite edges in [0, 1]"),
        adding(
            "6.1",
            "a keypoint beside the frame",
            detailed(Keypoint.of("head", 0.5f, 1.5f, 1), SURE, FINITE),
            "a keypoint with finite x and y in [0, 1]"),
        Mutant.of(
            "6.1",
            "a rule event's region beside the frame",
            () -> EventPlugin.of(RuleEvent.builder("Field", "yard").region(BESIDE).build()),
            "a rule event's region with finite x and y in [0, 1]"),
        Mutant.of(
            "6.2",
            "a rule event's confidence in percent",
            () -> EventPlugin.of(RuleEvent.builder("Field", "yard").confidence(87).build()),
            "a finite confidence in [0, 1]"),
        adding(
            "6.2",
            "a confidence in percent",
            Detection.of("spot", 87, SOMEWHERE),
            "a finite confidence in [0, 1]"),
        adding(
            "6.2",
            "a keypoint's confidence that is no number",
            detailed(Keypoint.of("head", 0.5f, 0.5f, Float.NaN), SURE, FINITE),
            "a finite confidence in [0, 1]"),
        adding(
            "6.2",
            "an attribute's confidence below 0",
            detailed(CORNER, Attribute.of("shape", "round", -0.1f), FINITE),
            "a finite confidence in [0, 1]"),
        adding(
            "6.2",
            "an embedding that was divided by no length",
            detailed(CORNER, SURE, new Embedding("spots", new float[] {0, Float.NaN})),
            "the division by the vector's length"),
        adding(
            "6.3",
            "a label that nobody declared",
            Detection.of("blob", 0.1f, SOMEWHERE),
            "labels are compared letter by letter"),
        Mutant.of(
            "6.4",
            "a rule event that nobody declared",
            () -> Delegating.finding(result -> result.withRuleEvents(List.of(crossing()))),
            "LineDetector"),
        Mutant.of(
            "6.5",
            "a new track id in each frame",
            () -> Delegating.analyzing(NewIds::new),
            "one track id for the target"),
        Mutant.of(
            "6.5",
            "one track id for two things",
            () -> Delegating.finding(ResultMutants::trackTwice),
            "each track id once in a frame"),
        Mutant.of(
            "6.7",
            "a stage that took less than no time",
            () ->
                Delegating.finding(
                    result -> result.withTimings(List.of(StageTiming.of("inference", -5)))),
            "the order of the subtraction"),
        Mutant.of(
            "6.7",
            "a stage that no frame went through",
            () ->
                Delegating.finding(
                    result -> result.withTimings(List.of(StageTiming.ofBatch("inference", 5, 0)))),
            "the frame itself included"),
        Mutant.of(
            "6.8",
            "null where nothing is found",
            () -> Delegating.finding(ResultMutants::nullForNothing),
            "null for frame 0"),
        Mutant.of(
            "6.9",
            "places in the letterbox, not in the frame",
            () ->
                Delegating.analyzing(
                    () -> (correct, frame) -> placeInLetterbox(correct.analyze(frame), frame)),
            "the way back from the model's input to the frame"),
        Mutant.of(
            "6.10",
            "an attribute of a clip that ends in the future",
            () ->
                Delegating.analyzing(
                    () ->
                        (correct, frame) ->
                            clip(correct.analyze(frame), 0, frame.streamTimeNanos() + 1)),
            "that streamTimeNanos() is the clock"),
        Mutant.of(
            "6.10",
            "an attribute of a clip that ends before it starts",
            () ->
                Delegating.analyzing(
                    () ->
                        (correct, frame) ->
                            clip(
                                correct.analyze(frame),
                                frame.streamTimeNanos(),
                                frame.streamTimeNanos() - 1)),
            "the order of start and end"),
        Mutant.of(
            "6.11",
            "a rule event that ends and never started",
            () -> EventPlugin.of(RuleEvent.builder("Field", "yard").ended(7).build()),
            "the ids of rule events"),
        Mutant.of(
            "6.11",
            "a rule event that starts again and again",
            () -> EventPlugin.of(RuleEvent.builder("Field", "yard").started(7).build()),
            "the ids of rule events"),
        Mutant.of(
            "6.11",
            "a rule event that starts after the frame",
            () ->
                EventPlugin.of(
                    RuleEvent.builder("Field", "yard").startNanos(Long.MAX_VALUE).build()),
            "that streamTimeNanos() is the clock"));
  }

  private static FrameResult clip(FrameResult result, long startNanos, long endNanos) {
    return result.withAttributes(List.of(FrameAttribute.of(SURE, startNanos, endNanos)));
  }

  private static Mutant adding(String rule, String what, Detection added, String message) {
    return Mutant.of(rule, what, () -> Delegating.finding(result -> add(result, added)), message);
  }

  private static Detection detailed(Keypoint keypoint, Attribute attribute, Embedding embedding) {
    return Detection.builder("spot", 0.1f, SOMEWHERE)
        .keypoints(List.of(keypoint))
        .attributes(List.of(attribute))
        .embedding(embedding)
        .build();
  }

  private static FrameResult add(FrameResult result, Detection added) {
    List<Detection> detections = new ArrayList<>(result.detections());
    detections.add(added);
    return FrameResult.of(detections);
  }

  private static RuleEvent crossing() {
    return RuleEvent.builder("LineDetector", "gate").build();
  }

  private static final class NewIds implements Delegating.Step {
    private long next;

    @Override
    public FrameResult analyze(FrameAnalyzer correct, Frame frame) throws AnalyzerException {
      return FrameResult.of(
          correct.analyze(frame).detections().stream()
              .map(spot -> Detection.builder("spot", 1, spot.box()).trackId(next++).build())
              .toList());
    }
  }

  private static FrameResult trackTwice(FrameResult result) {
    List<Detection> detections = new ArrayList<>();
    for (Detection spot : result.detections()) {
      detections.add(Detection.builder("spot", 1, spot.box()).trackId(7).build());
      detections.add(Detection.builder("spot", 0.2f, SOMEWHERE).trackId(7).build());
    }
    return FrameResult.of(detections);
  }

  @SuppressWarnings("NullAway") // that is the mutant
  private static FrameResult nullForNothing(FrameResult result) {
    return result.detections().isEmpty() ? null : result;
  }

  static FrameResult placeInLetterbox(FrameResult result, Frame frame) {
    float side = Math.max(frame.width(), frame.height());
    float columns = frame.width() / side;
    float rows = frame.height() / side;
    return FrameMutants.changeBoxes(
        result,
        (box, detection) ->
            new BoundingBox(
                box.left() * columns + (1 - columns) / 2,
                box.top() * rows + (1 - rows) / 2,
                box.width() * columns,
                box.height() * rows),
        1);
  }
}
