package io.nunchi.spi.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.nunchi.spi.geometry.BoundingBox;
import io.nunchi.spi.geometry.Point;
import io.nunchi.spi.geometry.Polygon;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResultTypesTest {

  private static final BoundingBox BOX = new BoundingBox(0.1f, 0.2f, 0.3f, 0.4f);

  @Test
  void resultDoesNotChangeWithTheListItWasMadeOf() {
    List<Detection> detections = new ArrayList<>();
    FrameResult result = FrameResult.of(detections);
    detections.add(Detection.of("person", 0.5f, BOX));
    assertThat(result).isEqualTo(FrameResult.nothing());
  }

  @Test
  void embeddingAndMaskCopyTheirValues() {
    float[] values = {1, 2};
    Embedding embedding = new Embedding("reid", values);
    values[0] = Float.NaN;
    embedding.values()[1] = 7;
    assertThat(embedding.values()).containsExactly(1, 2);
    assertThat(embedding.isFinite()).isTrue();
    assertThat(new Embedding("reid", values).isFinite()).isFalse();

    byte[] coverage = {0, (byte) 255, 3, 4};
    Mask mask = new Mask(2, 2, coverage);
    coverage[1] = 0;
    assertThat(mask.coverage(1, 0)).isEqualTo(255);
    assertThat(mask).isNotEqualTo(new Mask(2, 2, coverage));
  }

  @Test
  void maskRefusesAGridOfAnotherSize() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Mask(2, 2, new byte[3]));
    assertThatIllegalArgumentException().isThrownBy(() -> new Mask(0, 0, new byte[0]));
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> new Mask(2, 2, new byte[4]).coverage(2, 0));
  }

  @Test
  void ruleEventDoesNotChangeWithTheMapItWasMadeOf() {
    Map<String, String> properties = new HashMap<>(Map.of("Direction", "Right"));
    RuleEvent ruleEvent =
        RuleEvent.builder("LineDetector", "gate")
            .trackIds(List.of(3L))
            .properties(properties)
            .build();
    properties.clear();
    assertThat(ruleEvent.properties()).containsEntry("Direction", "Right");
  }

  @Test
  void aRuleEventTellsWhenItBeganAndEndedWhereAndWithWhom() {
    Polygon yard = Polygon.of(List.of(new Point(0, 0), new Point(1, 0), new Point(1, 1)));
    RuleEvent started =
        RuleEvent.builder("FieldDetector", "yard")
            .started(5)
            .startNanos(100)
            .confidence(0.5f)
            .region(yard)
            .trackIds(List.of(3L, 4L))
            .build();
    RuleEvent ended =
        RuleEvent.builder("FieldDetector", "yard").ended(5).startNanos(100).endNanos(900).build();
    assertThat(started.phase()).isEqualTo(RuleEvent.Phase.STARTED);
    assertThat(started.eventId()).hasValue(5);
    assertThat(started.endNanos()).isEmpty();
    assertThat(started.region()).contains(yard);
    assertThat(ended.phase()).isEqualTo(RuleEvent.Phase.ENDED);
    assertThat(ended.endNanos()).hasValue(900);
    assertThat(started).isNotEqualTo(ended);
    assertThat(RuleEvent.builder("LineDetector", "gate").build().phase())
        .isEqualTo(RuleEvent.Phase.MOMENT);
  }

  @Test
  void aFrameHasAttributesWithoutABox() {
    FrameAttribute covered =
        FrameAttribute.of(Attribute.of("camera.covered", "true", 0.9f), 100, 900);
    FrameResult result = FrameResult.nothing().withAttributes(List.of(covered));
    assertThat(result.attributes()).containsExactly(covered);
    assertThat(result.withTimings(List.of()).attributes()).containsExactly(covered);
    assertThat(result).isNotEqualTo(FrameResult.nothing());
    assertThat(covered)
        .isNotEqualTo(FrameAttribute.of(Attribute.of("camera.covered", "true", 0.9f), 100, 901));
  }

  @Test
  void detectionCarriesAllItsParts() {
    Detection detection =
        Detection.builder("person", 0.5f, BOX)
            .trackId(7)
            .attributes(List.of(Attribute.of("color", "red", 0.9f)))
            .keypoints(List.of(Keypoint.of("nose", 0.2f, 0.3f, 1)))
            .mask(new Mask(1, 1, new byte[] {1}))
            .embedding(new Embedding("reid", new float[] {1}))
            .build();
    assertThat(detection.trackId()).hasValue(7);
    assertThat(detection.attributes()).hasSize(1);
    assertThat(detection.keypoints()).hasSize(1);
    assertThat(detection.mask()).isPresent();
    assertThat(detection.embedding()).isPresent();
    assertThat(detection).isNotEqualTo(Detection.of("person", 0.5f, BOX));
    assertThat(Detection.of("person", 0.5f, BOX)).isEqualTo(Detection.of("person", 0.5f, BOX));
  }

  @Test
  void resultKeepsItsOtherPartsWhenOneIsReplaced() {
    FrameResult result =
        FrameResult.of(List.of(Detection.of("person", 0.5f, BOX)))
            .withTimings(List.of(StageTiming.of(StageTiming.INFERENCE, 5)))
            .withRuleEvents(List.of(RuleEvent.builder("LineDetector", "gate").build()));
    assertThat(result.detections()).hasSize(1);
    assertThat(result.timings()).hasSize(1);
    assertThat(result.ruleEvents()).hasSize(1);
  }
}
