package io.nunchi.tck.mutant;

import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.EngineDescriptor;
import io.nunchi.spi.FrameAnalyzer;
import io.nunchi.spi.StreamContext;
import io.nunchi.spi.failure.AnalyzerFailedException;
import io.nunchi.spi.result.Attribute;
import io.nunchi.spi.result.Detection;
import io.nunchi.spi.result.Embedding;
import io.nunchi.spi.result.FrameAttribute;
import io.nunchi.spi.result.FrameResult;
import io.nunchi.spi.result.Keypoint;
import io.nunchi.spi.result.Mask;
import io.nunchi.spi.result.RuleEvent;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;

/** Mutants of rule 9.2: one part of the result tells what other streams saw. */
final class MixedStreamMutants {

  private static final String COUNTED = "Counted";

  private MixedStreamMutants() {}

  static List<Mutant> all() {
    return List.of(
        inDetection(
            "an attribute",
            (spot, count) ->
                spot.attributes(List.of(Attribute.of("spots", String.valueOf(count), 1)))),
        inDetection(
            "an attribute's confidence",
            (spot, count) -> spot.attributes(List.of(Attribute.of("many", "yes", part(count))))),
        inDetection(
            "a keypoint",
            (spot, count) -> spot.keypoints(List.of(Keypoint.of("top", part(count), 0.5f, 1)))),
        inDetection(
            "a mask",
            (spot, count) ->
                spot.mask(new Mask(2, 1, new byte[] {(byte) (count * 5), (byte) 255}))),
        inDetection(
            "an embedding",
            (spot, count) -> spot.embedding(new Embedding("spots", new float[] {1, part(count)}))),
        mixing("a rule event", MixedStreamMutants::withEvent),
        mixing(
            "a rule event's confidence",
            (result, count) ->
                result.withRuleEvents(
                    List.of(RuleEvent.builder(COUNTED, "all").confidence(part(count)).build()))),
        mixing(
            "an attribute of the frame",
            (result, count) ->
                result.withAttributes(
                    List.of(
                        FrameAttribute.of(
                            Attribute.of("spots", String.valueOf(count), 1), 0, 0)))));
  }

  private static float part(int count) {
    return 1 / (1 + count / 10f);
  }

  private static Mutant inDetection(
      String part, BiFunction<Detection.Builder, Integer, Detection.Builder> add) {
    return mixing(
        part,
        (result, count) ->
            FrameResult.of(
                result.detections().stream()
                    .map(
                        spot ->
                            add.apply(Detection.builder(spot.label(), 1, spot.box()), count)
                                .build())
                    .toList()));
  }

  private static FrameResult withEvent(FrameResult result, int count) {
    if (result.detections().isEmpty()) {
      return result;
    }
    Map<String, String> properties = Map.of("count", String.valueOf(count));
    return result.withRuleEvents(
        List.of(RuleEvent.builder(COUNTED, "all").properties(properties).build()));
  }

  private static Mutant mixing(String part, BiFunction<FrameResult, Integer, FrameResult> change) {
    return Mutant.of(
            "9.2",
            part + " that counts what all streams saw",
            () -> Delegating.starting(correct -> new CountsForAll(correct, change)),
            "fields of the engine that hold what belongs to one stream")
        .skipping("4.3");
  }

  /** The first frame of an analyzer clears the count: nobody notices while streams do not mix. */
  private static final class CountsForAll extends Delegating.Engine {
    private final AtomicInteger seen = new AtomicInteger();
    private final BiFunction<FrameResult, Integer, FrameResult> change;

    CountsForAll(AnalyzerEngine correct, BiFunction<FrameResult, Integer, FrameResult> change) {
      super(correct);
      this.change = change;
    }

    @Override
    public EngineDescriptor descriptor() {
      EngineDescriptor described = super.descriptor();
      return EngineDescriptor.builder()
          .labels(described.labels())
          .pixelFormats(described.pixelFormats())
          .ruleTypes(List.of(COUNTED))
          .capabilities(described.capabilities())
          .build();
    }

    @Override
    public FrameAnalyzer openAnalyzer(StreamContext stream) throws AnalyzerFailedException {
      AtomicInteger frames = new AtomicInteger();
      return new Delegating.Analyzer(
          super.openAnalyzer(stream),
          (correct, frame) -> {
            if (frames.getAndIncrement() == 0) {
              seen.set(0);
            }
            FrameResult result = correct.analyze(frame);
            return change.apply(result, seen.addAndGet(result.detections().size()));
          });
    }
  }
}
