package io.nunchi.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.tck.mutant.JvmDefaults;
import io.nunchi.tck.mutant.Mutant;
import io.nunchi.tck.mutant.Mutants;
import io.nunchi.tck.report.ContractRuleResult;
import io.nunchi.tck.report.Verdict;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The kit proves itself: every broken analyzer breaks its rule, and no other.
 *
 * <p>The mutants are two classes' work, so that two processes share it.
 */
abstract class MutantProof {

  /** Mutants whose mistake breaks further rules: what these demand rests on the rule. */
  private static final Map<String, Set<String>> CONSEQUENCES =
      Map.of(
          "an analyzer that belongs to the thread of its first frame", Set.of("4.3", "4.7", "9.6"),
          "never closes a lease", Set.of("5.9"),
          "a confidence in percent", Set.of("6.12"),
          "an untyped failure to start", Set.of("2.8"),
          "a list that only grows", Set.of("8.11"),
          "a frame that is dropped after 120 calls within a second", Set.of("9.7"));

  /** From so many times on, nothing is sampled. */
  private static final int IN_FULL = 50;

  @TempDir private static Path folder = Path.of("");

  private static List<Mutant> mutants = List.of();

  private final JvmDefaults before = JvmDefaults.now();

  @BeforeAll
  static void collect() throws Exception {
    mutants = Mutants.in(folder);
  }

  @AfterEach
  void restoreDefaults() {
    before.restore();
  }

  /** One mutant of each rule of chapters; a soak, which repeats everything, tries all of them. */
  static Collection<Mutant> mutantsOfChapters(int first, int last) {
    List<Mutant> chosen =
        mutants.stream().filter(mutant -> isOfChapters(mutant.rule(), first, last)).toList();
    if (Integer.getInteger("nunchi.repeat", 1) >= IN_FULL) {
      return chosen;
    }
    Map<String, Mutant> byRule = new LinkedHashMap<>();
    chosen.forEach(mutant -> byRule.putIfAbsent(mutant.rule(), mutant));
    return byRule.values();
  }

  private static boolean isOfChapters(String rule, int first, int last) {
    int chapter = Integer.parseInt(rule.substring(0, rule.indexOf('.')));
    return chapter >= first && chapter <= last;
  }

  @Tag("slow") // every build tries each mutant's own rule: MutantCheckTest
  @Tag("soak")
  @ParameterizedTest
  @MethodSource("mutants")
  void breaksItsRuleAndNoOther(Mutant mutant) throws Exception {
    try (ContractVerification verification =
        ContractVerification.of(mutant.subject(), TestEffort.enoughFor(mutant))) {
      Verdict verdict = verification.run(result -> {});
      String failures =
          verdict.results().stream()
              .filter(result -> result.status() == ContractRuleResult.Status.FAILED)
              .map(ContractRuleResult::describe)
              .collect(Collectors.joining("\n"));
      System.out.printf(
          "mutant %-5s %-72s fails %s%n",
          mutant.rule(), mutant.what(), numbers(verdict, ContractRuleResult.Status.FAILED));

      Set<String> broken = new TreeSet<>(CONSEQUENCES.getOrDefault(mutant.what(), Set.of()));
      broken.add(mutant.rule());
      assertThat(numbers(verdict, ContractRuleResult.Status.FAILED))
          .as(failures)
          .containsExactlyInAnyOrderElementsOf(broken);
      assertThat(failures).contains(mutant.message());
      assertThat(numbers(verdict, ContractRuleResult.Status.SKIPPED))
          .as("skipped rules")
          .allMatch(mutant::maySkip);
      assertThat(verdict.certified()).isFalse();
    }
  }

  private static List<String> numbers(Verdict verdict, ContractRuleResult.Status status) {
    return verdict.results().stream()
        .filter(result -> result.status() == status)
        .map(result -> result.rule().number())
        .toList();
  }
}
