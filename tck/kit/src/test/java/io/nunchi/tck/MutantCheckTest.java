package io.nunchi.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.tck.mutant.JvmDefaults;
import io.nunchi.tck.mutant.Mutant;
import io.nunchi.tck.mutant.Mutants;
import io.nunchi.tck.report.ContractRule;
import io.nunchi.tck.report.ContractRuleResult;
import io.nunchi.tck.report.ContractRules;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tries on each mutant the contract rule that it breaks; {@link LeakCheckTest} has those that leak,
 * and {@link MutantProof} tries all contract rules.
 *
 * <p>Each mutant is loaded anew: it may break the JVM's state, which a verification records first.
 */
class MutantCheckTest {

  @TempDir private static Path folder = Path.of("");

  private static List<Mutant> mutants = List.of();

  private final JvmDefaults before = JvmDefaults.now();

  @BeforeAll
  static void collect() throws Exception {
    mutants = Mutants.in(folder);
  }

  @AfterAll
  static void forget() {
    mutants = List.of();
  }

  @AfterEach
  void restoreDefaults() {
    before.restore();
  }

  static Collection<Mutant> mutants() {
    return mutants.stream().filter(mutant -> !LeakCheckTest.isLeak(mutant)).toList();
  }

  static Collection<Mutant> mutantsThatDoNotLoad() {
    return mutants.stream().filter(mutant -> mutant.skipped().contains(Mutant.ALL_OTHERS)).toList();
  }

  @ParameterizedTest
  @MethodSource("mutants")
  void findsTheBrokenRule(Mutant mutant) throws Exception {
    requireFound(mutant);
  }

  static void requireFound(Mutant mutant) throws Exception {
    try (ContractVerification verification =
        ContractVerification.of(mutant.subject(), TestEffort.enoughFor(mutant))) {
      ContractRuleResult result = verification.check(rule(mutant.rule()));
      System.out.printf("mutant %-5s %-72s %s%n", mutant.rule(), mutant.what(), result.status());

      assertThat(result.status()).isEqualTo(ContractRuleResult.Status.FAILED);
      assertThat(result.describe()).contains(mutant.message());
    }
  }

  @ParameterizedTest
  @MethodSource("mutantsThatDoNotLoad")
  void skipsWithAReasonWhatNeedsAPlugin(Mutant mutant) throws Exception {
    try (ContractVerification verification =
        ContractVerification.of(mutant.subject(), TestEffort.SMALL)) {
      for (ContractRule rule : verification.rules()) {
        if (!rule.number().equals(mutant.rule())) {
          ContractRuleResult result = verification.check(rule);

          assertThat(result.status())
              .as(result.describe())
              .isEqualTo(ContractRuleResult.Status.SKIPPED);
          assertThat(result.reason()).isNotBlank();
        }
      }
    }
  }

  private static ContractRule rule(String number) {
    return ContractRules.load().find(number).orElseThrow();
  }
}
