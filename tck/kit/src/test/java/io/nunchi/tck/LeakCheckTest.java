package io.nunchi.tck;

import io.nunchi.tck.mutant.Mutant;
import io.nunchi.tck.mutant.Mutants;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tries the rules about leaks on the mutants that break them. Most of the time goes into
 * collections of garbage, so these mutants run in a JVM next to the other mutants.
 */
class LeakCheckTest {

  private static final Set<String> RULES = Set.of("8.1", "8.2", "8.11", "8.12");

  @TempDir private static Path folder = Path.of("");

  private static List<Mutant> mutants = List.of();

  @BeforeAll
  static void collect() throws Exception {
    mutants = Mutants.in(folder);
  }

  @AfterAll
  static void forget() {
    mutants = List.of();
  }

  static Collection<Mutant> leakingMutants() {
    return mutants.stream().filter(LeakCheckTest::isLeak).toList();
  }

  static boolean isLeak(Mutant mutant) {
    return RULES.contains(mutant.rule());
  }

  @ParameterizedTest
  @MethodSource("leakingMutants")
  void findsTheLeak(Mutant mutant) throws Exception {
    MutantCheckTest.requireFound(mutant);
  }
}
