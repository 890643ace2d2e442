package io.nunchi.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.tck.example.BrightSpotPlugin;
import io.nunchi.tck.mutant.MutantJar;
import io.nunchi.tck.report.CheckFigure;
import io.nunchi.tck.report.ContractRule;
import io.nunchi.tck.report.ContractRuleResult;
import io.nunchi.tck.report.ContractRules;
import io.nunchi.tck.report.Verdict;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

  /** The rules about what the tutorial's analyzer does not have. */
  static final Set<String> ABOUT_NOTHING =
      Set.of(
          "2.1", "2.4", "2.5", "3.7", "4.6", "5.3", "5.9", "6.4", "6.5", "6.7", "6.10", "6.11",
          "7.1", "7.3", "8.4", "8.6", "9.3", "9.5");

  private static Optional<Verdict> known = Optional.empty();

  @BeforeAll
  static void verify() throws Exception {
    Path jar = new MutantJar(BrightSpotPlugin.class).write(folder.resolve("spot.jar"));
    try (ContractVerification verification =
        ContractVerification.of(Subject.at(jar), TestEffort.QUICK)) {
      known = Optional.of(verification.run(LIVE::add));
    }
  }

  @AfterAll
  static void forget() {
    LIVE.clear();
    known = Optional.empty();
  }

  private static Verdict verdict() {
    return known.orElseThrow();
  }

  static List<String> rules() {
    return ContractRules.load().rules().stream().map(ContractRule::number).toList();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void keepsEveryRule(String number) {
    ContractRuleResult result =
        verdict().results().stream()
            .filter(each -> each.rule().number().equals(number))
            .findFirst()
            .orElseThrow();

    assertThat(result.status())
        .as(result.describe())
        .isEqualTo(
            ABOUT_NOTHING.contains(number)
                ? ContractRuleResult.Status.NOT_APPLICABLE
                : ContractRuleResult.Status.PASSED);
    assertThat(result.reason().isEmpty()).isNotEqualTo(ABOUT_NOTHING.contains(number));
  }

  @Test
  void isCertified() {
    assertThat(verdict().certified()).isTrue();
    assertThat(verdict().executed()).isEqualTo(rules().size() - ABOUT_NOTHING.size());
    assertThat(verdict().plugin().id()).isEqualTo("example.bright-spot");
    assertThat(verdict().plugin().jars())
        .singleElement()
        .satisfies(jar -> assertThat(jar.file()).isEqualTo("spot.jar"))
        .satisfies(jar -> assertThat(jar.sha256()).matches("[0-9a-f]{64}"));
  }

  @Test
  void countsTheWorkOfEachRule() {
    assertThat(figuresOf("9.1")).contains("2 engines", "132 frames");
    assertThat(figuresOf("8.2"))
        .anyMatch(figure -> figure.endsWith("bytes of Java heap per frame"));
    assertThat(figuresOf("9.1")).anyMatch(figure -> figure.endsWith("ms of processor time"));
    assertThat(verdict().conditions().capabilities())
        .filteredOn(trial -> trial.name().equals("DETECTIONS"))
        .allMatch(trial -> trial.declared() && trial.count() > 0);
    assertThat(verdict().conditions().neverSeen()).isEmpty();
  }

  private static List<String> figuresOf(String rule) {
    return verdict().results().stream()
        .filter(result -> result.rule().number().equals(rule))
        .flatMap(result -> result.figures().stream())
        .map(CheckFigure::describe)
        .toList();
  }

  @Test
  void tellsEachResultAsSoonAsItIsKnown() {
    assertThat(LIVE).isEqualTo(verdict().results());
  }
}
