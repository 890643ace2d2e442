package io.nunchi.tck.internal.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nunchi.tck.example.BrightSpotPlugin;
import io.nunchi.tck.internal.run.CheckFailed;
import io.nunchi.tck.internal.run.CheckSession;
import io.nunchi.tck.internal.run.Effort;
import io.nunchi.tck.internal.run.PreparedSubject;
import io.nunchi.tck.internal.run.SubjectDefinition;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ChecksTest {

  private static final Effort LITTLE =
      new Effort(100, Duration.ofSeconds(5), 1, 1, Duration.ofSeconds(1));

  @Test
  void refuseASecondCheckForARule() {
    Checks checks = Checks.all();

    assertThatIllegalStateException()
        .isThrownBy(() -> checks.add("1.1", session -> {}))
        .withMessageContaining("rule 1.1");
  }

  @Test
  void haveNoCheckForARuleThatIsNotStated() throws Exception {
    try (PreparedSubject subject =
        PreparedSubject.prepare(SubjectDefinition.onClassPath(BrightSpotPlugin::new), LITTLE)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Checks.all().run("6.99", new CheckSession(subject)))
          .withMessageContaining("rule 6.99");
    }
  }

  @Test
  void takeNoLongerToConstructThanIsAllowed() throws Exception {
    try (PreparedSubject subject =
        PreparedSubject.prepare(SubjectDefinition.onClassPath(BrightSpotPlugin::new), LITTLE)) {
      CheckSession session = new CheckSession(subject);

      DiscoveryChecks.requireFast(session, 1_000_000_000, 1_000_000_000);
      assertThatThrownBy(() -> DiscoveryChecks.requireFast(session, 1_500_000_001, 1_500_000_000))
          .isInstanceOfSatisfying(
              CheckFailed.class, broken -> assertThat(broken.finding().found()).isEqualTo("1.5 s"));
    }
  }
}
