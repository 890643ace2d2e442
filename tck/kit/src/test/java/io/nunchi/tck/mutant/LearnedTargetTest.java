package io.nunchi.tck.mutant;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.spi.AnalyzerPlugin;
import io.nunchi.spi.frame.Frame;
import io.nunchi.spi.frame.Plane;
import io.nunchi.spi.geometry.BoundingBox;
import io.nunchi.spi.result.Detection;
import io.nunchi.spi.result.FrameResult;
import io.nunchi.tck.ContractVerification;
import io.nunchi.tck.Subject;
import io.nunchi.tck.report.ContractRuleResult;
import io.nunchi.tck.report.ContractRules;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An analyzer for which a white rectangle is nothing, as for models trained on photographs. */
class LearnedTargetTest {

  private static final int WALL_DARKEST = 85;
  private static final int WALL_BRIGHTEST = 118;
  private static final int WHITE = 245;

  @Test
  void isSomebodyWhoWasDrawnForAnAnalyzerThatDoesNotKnowTheRectangle() throws Exception {
    try (ContractVerification verification =
        verify(Delegating.analyzing(() -> (c, frame) -> find(frame)))) {
      ContractRuleResult places =
          verification.check(ContractRules.load().find("6.9").orElseThrow());

      assertThat(verification.target()).matches("person \\d+ of scene:street-day");
      assertThat(places.status()).as(places.describe()).isEqualTo(ContractRuleResult.Status.PASSED);
    }
  }

  @Test
  void doesNotHideThatPlacesAreWrong() throws Exception {
    AnalyzerPlugin wrong =
        Delegating.analyzing(
            () -> (correct, frame) -> ResultMutants.placeInLetterbox(find(frame), frame));
    try (ContractVerification verification = verify(wrong)) {
      ContractRuleResult places =
          verification.check(ContractRules.load().find("6.9").orElseThrow());

      assertThat(places.status()).isEqualTo(ContractRuleResult.Status.FAILED);
      assertThat(places.describe())
          .contains("scene:street-day", "the way back from the model's input");
    }
  }

  @Test
  void isTheRectangleForAnAnalyzerThatFindsNothing() throws Exception {
    AnalyzerPlugin blind = Delegating.analyzing(() -> (correct, frame) -> FrameResult.nothing());
    try (ContractVerification verification = verify(blind)) {
      ContractRuleResult places =
          verification.check(ContractRules.load().find("6.9").orElseThrow());

      assertThat(verification.target()).isEqualTo("a white upright rectangle");
      assertThat(places.status()).isEqualTo(ContractRuleResult.Status.SKIPPED);
      assertThat(places.reason()).startsWith("nothing was found");
    }
  }

  private static ContractVerification verify(AnalyzerPlugin plugin) throws Exception {
    return ContractVerification.of(Subject.onClassPath(() -> plugin));
  }

  /** Finds pixels that are neither the wall nor white. */
  private static FrameResult find(Frame frame) {
    Plane luma = frame.planes().get(0);
    int left = frame.width();
    int top = frame.height();
    int right = 0;
    int bottom = 0;
    for (int y = 0; y < frame.height(); y++) {
      for (int x = 0; x < frame.width(); x++) {
        int brightness = Byte.toUnsignedInt(luma.buffer().get(y * luma.stride() + x));
        if (brightness < WALL_DARKEST || (brightness > WALL_BRIGHTEST && brightness < WHITE)) {
          left = Math.min(left, x);
          top = Math.min(top, y);
          right = Math.max(right, x + 1);
          bottom = Math.max(bottom, y + 1);
        }
      }
    }
    if (right == 0) {
      return FrameResult.nothing();
    }
    float width = frame.width();
    float height = frame.height();
    BoundingBox box =
        new BoundingBox(
            left / width, top / height, (right - left) / width, (bottom - top) / height);
    return FrameResult.of(List.of(Detection.of("spot", 1, box)));
  }
}
