package io.nunchi.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.tck.mutant.AllowedAnalyzers;
import io.nunchi.tck.mutant.Counted;
import io.nunchi.tck.mutant.SievePlugin;
import io.nunchi.tck.report.ContractRuleResult;
import io.nunchi.tck.report.ContractRules;
import io.nunchi.tck.report.TckException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Engines and analyzers that the kit leaves open would look like leaks of the plugin. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClosesWhatItOpensTest {

  /** By rule 3.2, an engine's close leaves nothing to close of its analyzers. */
  private static final String CLOSED_WITH_ITS_ENGINE = "analyzer of stream left over";

  private final Counted plugin = new Counted(new SievePlugin(SievePlugin.Flaw.NONE));
  private final ContractVerification verification;

  ClosesWhatItOpensTest() throws TckException {
    verification = verify(plugin);
  }

  @AfterAll
  void close() {
    verification.close();
  }

  static List<String> rules() {
    return ContractVerificationTest.rules();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void nothingIsOpenAfterARule(String number) {
    requireNothingOpenAfter(number, plugin, verification);
  }

  @Test
  void nothingIsOpenAfterRejectedFrames() throws Exception {
    Counted rejecting = new Counted(AllowedAnalyzers.rejectingOddSizes());
    try (ContractVerification ofRejecting = verify(rejecting)) {
      for (String number : List.of("5.5", "7.1", "7.2", "7.4")) {
        requireNothingOpenAfter(number, rejecting, ofRejecting);
      }
    }
  }

  private static ContractVerification verify(Counted plugin) throws TckException {
    return ContractVerification.of(Subject.onClassPath(() -> plugin), TestEffort.SMALL);
  }

  private static void requireNothingOpenAfter(
      String number, Counted plugin, ContractVerification verification) {
    Set<String> before = new HashSet<>(plugin.open());

    ContractRuleResult result = verification.check(ContractRules.load().find(number).orElseThrow());

    assertThat(result.status())
        .as(result.describe())
        .isNotEqualTo(ContractRuleResult.Status.FAILED);
    assertThat(plugin.open())
        .filteredOn(left -> !before.contains(left))
        .allMatch(left -> left.startsWith(CLOSED_WITH_ITS_ENGINE));
  }
}
