package io.nunchi.tck.internal.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.spi.geometry.BoundingBox;
import io.nunchi.spi.result.Attribute;
import io.nunchi.spi.result.Detection;
import io.nunchi.spi.result.Embedding;
import io.nunchi.spi.result.FrameResult;
import io.nunchi.spi.result.Keypoint;
import io.nunchi.spi.result.Mask;
import io.nunchi.spi.result.RuleEvent;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResultChecksTest {

  @Test
  void theTextOfAResultTellsEveryPartOfItApart() {
    List<FrameResult> different =
        List.of(
            FrameResult.nothing(),
            found(detection()),
            found(detection().trackId(7)),
            found(detection().attributes(List.of(Attribute.of("shape", "round", 1)))),
            found(detection().attributes(List.of(Attribute.of("shape", "square", 1)))),
            found(detection().keypoints(List.of(Keypoint.of("head", 0.5f, 0.5f, 1)))),
            found(detection().keypoints(List.of(Keypoint.of("head", 0.5f, 0.6f, 1)))),
            found(detection().embedding(new Embedding("face", new float[] {1, 0}))),
            found(detection().embedding(new Embedding("face", new float[] {0, 1}))),
            found(detection().mask(new Mask(2, 2, new byte[] {1, 2, 3, 4}))),
            found(detection().mask(new Mask(2, 2, new byte[] {1, 2, 3, 5}))),
            found(detection()).withRuleEvents(List.of(RuleEvent.builder("Line", "gate").build())));

    assertThat(different.stream().map(ResultChecks::everythingIn)).doesNotHaveDuplicates();
  }

  private static Detection.Builder detection() {
    return Detection.builder("spot", 1, new BoundingBox(0, 0, 1, 1));
  }

  private static FrameResult found(Detection.Builder detection) {
    return FrameResult.of(List.of(detection.build()));
  }
}
