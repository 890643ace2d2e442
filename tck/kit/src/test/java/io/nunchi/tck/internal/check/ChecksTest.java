package io.nunchi.tck.internal.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nunchi.tck.Subject;
import io.nunchi.tck.example.BrightSpotPlugin;
import io.nunchi.tck.internal.trial.Bench;
import io.nunchi.tck.internal.trial.Effort;
import io.nunchi.tck.internal.trial.RuleBroken;
import io.nunchi.tck.internal.trial.Trial;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ChecksTest {

  private static final Effort LITTLE =
      new Effort(Duration.ofSeconds(5), 1, 1, Duration.ofSeconds(1));

  @Test
  void refuseASecondCheckForARule() {
    Checks checks = Checks.all();

    assertThatIllegalStateException()
        .isThrownBy(() -> checks.add("1.1", trial -> {}))
        .withMessageContaining("rule 1.1");
  }

  @Test
  void haveNoCheckForARuleThatIsNotStated() throws Exception {
    try (Bench bench = Bench.prepare(Subject.onClassPath(BrightSpotPlugin::new), LITTLE)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Checks.all().run("6.99", new Trial(bench)))
          .withMessageContaining("rule 6.99");
    }
  }

  @Test
  void takeNoLongerToConstructThanIsAllowed() throws Exception {
    try (Bench bench = Bench.prepare(Subject.onClassPath(BrightSpotPlugin::new), LITTLE)) {
      Trial trial = new Trial(bench);

      DiscoveryChecks.requireFast(trial, 1_000_000_000, 1_000_000_000);
      assertThatThrownBy(() -> DiscoveryChecks.requireFast(trial, 1_500_000_001, 1_500_000_000))
          .isInstanceOfSatisfying(
              RuleBroken.class, broken -> assertThat(broken.finding().found()).isEqualTo("1.5 s"));
    }
  }
}
