package io.nunchi.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.nunchi.api.shadow.PromotionPolicy;
import io.nunchi.api.shadow.PromotionRule;
import io.nunchi.api.shadow.ShadowFigure;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CanaryPolicyTest {

  private final CanaryPolicy.Builder builder = CanaryPolicy.builder();

  @Test
  void valuesOutOfRangeAreRefusedAtOnce() {
    assertThatIllegalArgumentException().isThrownBy(() -> builder.share(0));
    assertThatIllegalArgumentException().isThrownBy(() -> builder.share(Double.NaN));
    assertThatIllegalArgumentException().isThrownBy(() -> builder.leastFrames(0));
    assertThatIllegalArgumentException().isThrownBy(() -> builder.mostFailures(-1));
    assertThatIllegalArgumentException().isThrownBy(() -> builder.longestTime(Duration.ZERO));
    assertThatIllegalArgumentException().isThrownBy(() -> builder.mostExtraSkippedShare(1.1));
    assertThatIllegalArgumentException().isThrownBy(() -> builder.mostExtraUnhealthyShare(-0.1));
    assertThat(builder.build()).isEqualTo(CanaryPolicy.builder().build());
  }

  @Test
  void figuresThatDifferFromTheOtherSideAreNoAgreement() {
    PromotionPolicy slower =
        PromotionPolicy.of(PromotionRule.atMostTimesLive(ShadowFigure.MILLIS_P99, 1.5));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.agreement(Optional.of(slower)))
        .withMessageContaining("MILLIS_P99");
  }
}
