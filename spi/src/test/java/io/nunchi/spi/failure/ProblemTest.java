package io.nunchi.spi.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProblemTest {

  private static final Problem COMPLETE =
      Problem.of("NUN-1234", "the box is shut")
          .expected("an open box")
          .found("a lid")
          .where("box 7")
          .fix("lift the lid");

  @Test
  void saysWhatExpectedFoundWhereAndHowToFix() {
    assertThat(COMPLETE)
        .hasToString(
            """
            NUN-1234: the box is shut
              expected: an open box
              found:    a lid
              where:    box 7
              fix:      lift the lid""");
  }

  @Test
  void leavesOutWhatIsEmptyAndIndentsWhatHasSeveralLines() {
    assertThat(Problem.of("NUN-1234", "no").found("one\ntwo"))
        .hasToString("NUN-1234: no\n  found:    one\n            two");
  }

  @Test
  void numbersSeveralProblems() {
    Problem other = Problem.of("ACME-0001", "the box is empty");
    assertThat(new EngineStartException(List.of(COMPLETE, other)))
        .hasMessageStartingWith("2 problems\n1) NUN-1234")
        .hasMessageContaining("\n2) ACME-0001: the box is empty");
    assertThat(new FrameRejectedException(other)).hasMessage("ACME-0001: the box is empty");
  }

  @Test
  void refusesAMalformedCodeAndAnEmptySentence() {
    assertThatIllegalArgumentException().isThrownBy(() -> Problem.of("1234", "what"));
    assertThatIllegalArgumentException().isThrownBy(() -> Problem.of("NUN-1234", " "));
  }

  @Test
  void refusesAFailureWithoutProblems() {
    assertThatIllegalArgumentException().isThrownBy(() -> new SettingsException(List.of()));
    assertThatIllegalArgumentException().isThrownBy(() -> new EngineStartException(List.of()));
  }
}
