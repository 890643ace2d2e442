package io.nunchi.spi.failure;

import static org.assertj.core.api.Assertions.assertThat;

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
              fix:      lift the lid\
            """);
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
  void isMadeWhateverItIsMadeOf() {
    assertThat(Problem.of("1234", "what").code()).isEqualTo(Problem.NO_CODE);
    assertThat(Problem.of("1234", "what").found()).contains("1234");
    assertThat(Problem.of(null, null).code()).isEqualTo(Problem.NO_CODE);
    assertThat(Problem.of("NUN-1234", " ").what()).isNotBlank();
    assertThat(COMPLETE.expected(null).found(null).where(null).fix(null))
        .isEqualTo(Problem.of("NUN-1234", "the box is shut"));
  }

  @Test
  void aFailureWithoutProblemsSaysSo() {
    assertThat(new SettingsException(List.of()).problems())
        .extracting(Problem::code)
        .containsExactly(Problem.NO_CODE);
    assertThat(new EngineStartException(List.of())).hasMessageContaining(Problem.NO_CODE);
  }

  @Test
  void everyFailureTakesSeveralProblemsAndACause() {
    List<Problem> two = List.of(COMPLETE, Problem.of("ACME-0001", "the box is empty"));
    Exception cause = new IllegalStateException();
    for (ProblemException failure :
        List.of(
            new SettingsException(two, cause),
            new EngineStartException(two, cause),
            new AnalyzerFailedException(two, cause),
            new FrameRejectedException(two, cause))) {
      assertThat(failure.problems()).isEqualTo(two);
      assertThat(failure).hasCause(cause);
    }
  }
}
