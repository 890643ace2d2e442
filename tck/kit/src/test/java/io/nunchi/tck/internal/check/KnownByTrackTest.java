package io.nunchi.tck.internal.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.spi.geometry.BoundingBox;
import io.nunchi.spi.result.Detection;
import io.nunchi.spi.result.FrameResult;
import io.nunchi.spi.result.RuleEvent;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KnownByTrackTest {

  private static final BoundingBox BOX = new BoundingBox(0.1f, 0.2f, 0.3f, 0.4f);
  private static final FrameResult RESULT =
      FrameResult.of(
              List.of(
                  Detection.builder("person", 0.7f, BOX).trackId(7).build(),
                  Detection.of("car", 0.6f, BOX)))
          .withRuleEvents(
              List.of(
                  RuleEvent.builder("Line", "gate")
                      .trackIds(List.of(7L))
                      .properties(Map.of("direction", "in"))
                      .build()));

  @Test
  void leavesOutWhichTrackItIs() {
    FrameResult without =
        FrameResult.of(List.of(Detection.of("person", 0.7f, BOX), Detection.of("car", 0.6f, BOX)))
            .withRuleEvents(
                List.of(
                    RuleEvent.builder("Line", "gate")
                        .properties(Map.of("direction", "in"))
                        .build()));

    assertThat(KnownByTrack.leftOut(RESULT)).isEqualTo(without);
    assertThat(KnownByTrack.leftOut(List.of(RESULT, FrameResult.nothing())))
        .containsExactly(without, FrameResult.nothing());
  }

  @Test
  void aloneIsWhichLabelsAndTracksThereAre() {
    BoundingBox anywhere = new BoundingBox(0, 0, 1, 1);

    assertThat(KnownByTrack.alone(List.of(RESULT, FrameResult.nothing())))
        .containsExactly(
            FrameResult.of(
                List.of(
                    Detection.builder("person", 1, anywhere).trackId(7).build(),
                    Detection.of("car", 1, anywhere))),
            FrameResult.nothing());
  }
}
