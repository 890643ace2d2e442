package io.nunchi.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.spi.SpiVersion;
import io.nunchi.tck.example.BrightSpotPlugin;
import io.nunchi.tck.mutant.MutantJar;
import io.nunchi.tck.report.ContractRule;
import io.nunchi.tck.report.ContractRuleResult;
import io.nunchi.tck.report.ContractRules;
import io.nunchi.tck.report.PluginIdentity;
import io.nunchi.tck.report.Verdict;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A correct analyzer, packed as a jar, keeps every contract rule and is certified. */
class ContractVerificationTest {

  @TempDir private static Path folder = Path.of("");

  private static final List<ContractRuleResult> LIVE = new ArrayList<>();

  private static Verdict verdict = new Verdict(unknown(), SpiVersion.CURRENT, List.of());

  private static PluginIdentity unknown() {
    return new PluginIdentity("?", "?", "?", "?", "");
  }

  @BeforeAll
  static void verify() throws Exception {
    Path jar = new MutantJar(BrightSpotPlugin.class).write(folder.resolve("spot.jar"));
    try (ContractVerification verification =
        ContractVerification.of(Subject.at(jar), TestEffort.QUICK)) {
      verdict = verification.run(LIVE::add);
    }
  }

  @AfterAll
  static void forget() {
    LIVE.clear();
  }

  static List<String> rules() {
    return ContractRules.load().rules().stream().map(ContractRule::number).toList();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void keepsEveryRule(String number) {
    ContractRuleResult result =
        verdict.results().stream()
            .filter(each -> each.rule().number().equals(number))
            .findFirst()
            .orElseThrow();

    assertThat(result.status()).as(result.describe()).isEqualTo(ContractRuleResult.Status.PASSED);
  }

  @Test
  void isCertified() {
    assertThat(verdict.certified()).isTrue();
    assertThat(verdict.executed()).isEqualTo(rules().size());
    assertThat(verdict.plugin().id()).isEqualTo("example.bright-spot");
    assertThat(verdict.plugin().digest()).matches("[0-9a-f]{64}");
  }

  @Test
  void tellsEachResultAsSoonAsItIsKnown() {
    assertThat(LIVE).isEqualTo(verdict.results());
  }
}
