package io.nunchi.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.tck.mutant.Mutant;
import io.nunchi.tck.mutant.Mutants;
import io.nunchi.tck.report.ContractRule;
import io.nunchi.tck.report.ContractRules;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MutantCoverageTest {

  /**
   * Rules that no analyzer can break, because the types of the spi are final and copy what they are
   * given: what would break them does not compile or throws at once.
   */
  private static final Map<String, String> HELD_BY_THE_TYPES =
      Map.of(
          "2.1", "Setting refuses a default that does not survive as text",
          "2.2", "SettingsSchema is final, and its parse names every wrong key",
          "2.6", "SettingsSchema is final, and reads former keys",
          "6.6", "FrameResult, Detection, Mask and Embedding are final and copy");

  @TempDir private static Path folder = Path.of("");

  private static List<Mutant> mutants = List.of();

  @BeforeAll
  static void collect() throws Exception {
    mutants = Mutants.in(folder);
  }

  @Test
  void everyMustHasAMutantOrCannotBeBroken() {
    Set<String> covered = new TreeSet<>(HELD_BY_THE_TYPES.keySet());
    mutants.forEach(mutant -> covered.add(mutant.rule()));

    assertThat(covered)
        .containsExactlyInAnyOrderElementsOf(
            ContractRules.load().rules().stream()
                .filter(rule -> rule.level() == ContractRule.Level.MUST)
                .map(ContractRule::number)
                .toList());
  }

  @Test
  void everyMutantHasANameOfItsOwn() {
    assertThat(mutants).extracting(Mutant::what).doesNotHaveDuplicates();
  }
}
