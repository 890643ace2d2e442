package io.nunchi.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.spi.AnalyzerPlugin;
import io.nunchi.tck.mutant.AllowedAnalyzers;
import io.nunchi.tck.mutant.Counted;
import io.nunchi.tck.mutant.SievePlugin;
import io.nunchi.tck.report.ContractRuleResult;
import io.nunchi.tck.report.ContractRules;
import java.util.Collection;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Engines and analyzers of the kit's own would look like leaks of the plugin. */
class ClosesWhatItOpensTest {

  /** By rule 3.2, an engine's close leaves nothing to close of its analyzers. */
  private static final String CLOSED_WITH_ITS_ENGINE = "analyzer of stream left over";

  static Collection<String> rules() {
    return ContractCheckTest.rules();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void nothingIsOpenAfterARule(String number) throws Exception {
    requireNothingOpenAfter(number, new SievePlugin(SievePlugin.Flaw.NONE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"5.5", "7.1", "7.2", "7.4"})
  void nothingIsOpenAfterRejectedFrames(String number) throws Exception {
    requireNothingOpenAfter(number, AllowedAnalyzers.rejectingOddSizes());
  }

  private static void requireNothingOpenAfter(String number, AnalyzerPlugin correct)
      throws Exception {
    Counted plugin = new Counted(correct);
    try (ContractVerification verification =
        ContractVerification.of(Subject.onClassPath(() -> plugin), TestEffort.SMALL)) {
      ContractRuleResult result =
          verification.check(ContractRules.load().find(number).orElseThrow());

      assertThat(result.status())
          .as(result.describe())
          .isNotEqualTo(ContractRuleResult.Status.FAILED);
      assertThat(plugin.open()).allMatch(left -> left.startsWith(CLOSED_WITH_ITS_ENGINE));
    }
  }
}
