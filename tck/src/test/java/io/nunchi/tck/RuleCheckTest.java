package io.nunchi.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.tck.example.BrightSpotPlugin;
import io.nunchi.tck.mutant.Mutant;
import io.nunchi.tck.mutant.Mutants;
import io.nunchi.tck.mutant.PluginJar;
import io.nunchi.tck.mutant.ResultMutants;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * One rule at a time: quick enough to be run for every change that is made to a check, which is how
 * the mutation score is measured.
 */
class RuleCheckTest {

  @TempDir private static Path folder = Path.of("");

  private static List<Mutant> mutants = List.of();
  private static Path correct = Path.of("");

  private final Locale localeBefore = Locale.getDefault();

  @BeforeAll
  static void collect() throws Exception {
    mutants = Mutants.in(folder);
    correct = new PluginJar(BrightSpotPlugin.class).write(folder.resolve("correct.jar"));
  }

  @AfterAll
  static void forget() {
    mutants = List.of();
  }

  @AfterEach
  void restoreLocale() {
    Locale.setDefault(localeBefore);
  }

  static Collection<Mutant> mutants() {
    return mutants;
  }

  static Collection<String> rules() {
    return RuleBook.load().rules().stream().map(Rule::number).collect(Collectors.toList());
  }

  @ParameterizedTest
  @MethodSource("mutants")
  void findsTheBrokenRule(Mutant mutant) throws Exception {
    try (Verification verification =
        Verification.of(mutant.subject(), TestEffort.enoughFor(mutant))) {
      RuleResult result = verification.check(rule(mutant.rule()));
      System.out.printf("mutant %-5s %-72s %s%n", mutant.rule(), mutant.what(), result.status());

      assertThat(result.status()).isEqualTo(RuleResult.Status.FAILED);
      assertThat(result.describe()).contains(mutant.message());
    }
  }

  @ParameterizedTest
  @MethodSource("rules")
  void findsNothingWrongWithTheCorrectAnalyzer(String number) throws Exception {
    try (Verification verification = Verification.of(Subject.at(correct), TestEffort.SMALL)) {
      RuleResult result = verification.check(rule(number));

      assertThat(result.status()).as(result.describe()).isEqualTo(RuleResult.Status.PASSED);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"6.1", "6.2", "6.3", "6.6", "6.7", "6.8"})
  void findsNothingWrongWithWhatIsJustAllowed(String number) throws Exception {
    Subject limits = ResultMutants.atTheLimits();
    try (Verification verification = Verification.of(limits, TestEffort.SMALL)) {
      RuleResult result = verification.check(rule(number));

      assertThat(result.status()).as(result.describe()).isEqualTo(RuleResult.Status.PASSED);
    }
  }

  @Test
  void skipsWithAReasonWhatASubjectLacks() throws Exception {
    Subject lacking =
        Subject.at(correct).without(Capability.TARGET).without(Capability.LARGE_FRAMES);
    try (Verification verification = Verification.of(lacking, TestEffort.SMALL)) {
      for (String number : List.of("5.5", "6.1", "6.2", "6.3", "6.9")) {
        RuleResult result = verification.check(rule(number));

        assertThat(result.status()).as(number).isEqualTo(RuleResult.Status.SKIPPED);
        assertThat(result.reason()).startsWith("it is said not to");
      }
    }
  }

  private static Rule rule(String number) {
    return RuleBook.load().find(number).orElseThrow();
  }
}
