package io.nunchi.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.tck.example.BrightSpotPlugin;
import io.nunchi.tck.mutant.MutantJar;
import io.nunchi.tck.report.ContractRuleResult;
import io.nunchi.tck.report.ContractRules;
import io.nunchi.tck.report.Verdict;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContractVerificationTest {

  @TempDir private Path folder = Path.of("");

  @Test
  void certifiesACorrectAnalyzer() throws Exception {
    Path jar = new MutantJar(BrightSpotPlugin.class).write(folder.resolve("spot.jar"));
    try (ContractVerification verification =
        ContractVerification.of(Subject.at(jar), TestEffort.QUICK)) {
      Verdict verdict =
          verification.run(
              result -> System.out.println(result.millis() + " ms " + result.describe()));

      assertThat(verdict.results())
          .allSatisfy(
              result ->
                  assertThat(result.status())
                      .as(result.describe())
                      .isEqualTo(ContractRuleResult.Status.PASSED));
      assertThat(verdict.certified()).isTrue();
      assertThat(verdict.executed()).isEqualTo(ContractRules.load().rules().size());
    }
  }
}
