package io.nunchi.accuracy.internal.threshold;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.accuracy.data.FoundBox;
import io.nunchi.accuracy.data.PixelBox;
import io.nunchi.accuracy.internal.coco.AreaRange;
import io.nunchi.accuracy.internal.error.BoxOutcome;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Overlapping false detections in a row are one false alarm to an operator. */
class FalseAlarmLinksTest {

  private static final int SECOND = 25;

  @Test
  void aBushInEveryFrameIsOneAlarm() {
    List<BoxOutcome> bush =
        List.of(alarm(0, 10, 0.6), alarm(1, 12, 0.5), alarm(2, 13, 0.7), alarm(3, 12, 0.9));
    assertThat(FalseAlarmLinks.of(bush, SECOND)).containsExactly(0.5, 0.5, 0.7);
  }

  @Test
  void aGapOfASecondIsBridgedAndALongerOneIsNot() {
    assertThat(FalseAlarmLinks.of(List.of(alarm(0, 10, 0.6), alarm(SECOND, 10, 0.6)), SECOND))
        .hasSize(1);
    assertThat(FalseAlarmLinks.of(List.of(alarm(0, 10, 0.6), alarm(SECOND + 1, 10, 0.6)), SECOND))
        .isEmpty();
  }

  @Test
  void twoPlacesAndTwoLabelsAreTwoAlarms() {
    assertThat(FalseAlarmLinks.of(List.of(alarm(0, 10, 0.6), alarm(1, 300, 0.6)), SECOND))
        .isEmpty();
    assertThat(FalseAlarmLinks.of(List.of(alarm(0, 10, 0.6), alarm(1, "car", 10, 0.6)), SECOND))
        .isEmpty();
  }

  @Test
  void twoAlarmsOfOneFrameAreNeverOne() {
    List<BoxOutcome> fork = List.of(alarm(0, 10, 0.6), alarm(1, 10, 0.6), alarm(1, 11, 0.6));
    assertThat(FalseAlarmLinks.of(fork, SECOND)).hasSize(1);
  }

  private static BoxOutcome alarm(int frame, double left, double confidence) {
    return alarm(frame, "person", left, confidence);
  }

  private static BoxOutcome alarm(int frame, String label, double left, double confidence) {
    FoundBox box =
        new FoundBox(label, new PixelBox(left, 10, 40, 80), confidence, OptionalLong.empty());
    return new BoxOutcome(frame, label, AreaRange.MEDIUM, Optional.empty(), Optional.of(box));
  }
}
