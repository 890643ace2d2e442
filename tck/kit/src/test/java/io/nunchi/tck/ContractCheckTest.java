package io.nunchi.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.spi.AnalyzerEngine;
import io.nunchi.spi.AnalyzerPlugin;
import io.nunchi.spi.EngineContext;
import io.nunchi.spi.PluginDescriptor;
import io.nunchi.tck.example.BrightSpotPlugin;
import io.nunchi.tck.mutant.Allowed;
import io.nunchi.tck.mutant.AllowedAnalyzers;
import io.nunchi.tck.mutant.AllowedPlaces;
import io.nunchi.tck.mutant.LoadingMutants;
import io.nunchi.tck.mutant.MutantJar;
import io.nunchi.tck.report.ContractRule;
import io.nunchi.tck.report.ContractRuleResult;
import io.nunchi.tck.report.ContractRules;
import io.nunchi.tck.report.Prerequisite;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Single contract rules on analyzers that keep them, and on subjects that cannot be tried. */
class ContractCheckTest {

  @TempDir private static Path folder = Path.of("");

  private static List<Allowed> allowed = List.of();
  private static Path correct = Path.of("");

  @BeforeAll
  static void collect() throws Exception {
    allowed = new ArrayList<>(AllowedAnalyzers.in(folder));
    allowed.addAll(AllowedPlaces.all());
    correct = new MutantJar(BrightSpotPlugin.class).write(folder.resolve("correct.jar"));
  }

  @AfterAll
  static void forget() {
    allowed = List.of();
  }

  static Collection<Allowed> quick() {
    return allowed.stream().filter(analyzer -> !analyzer.isSlow()).toList();
  }

  static Collection<Allowed> slow() {
    return allowed.stream().filter(Allowed::isSlow).toList();
  }

  static List<String> rules() {
    return ContractVerificationTest.rules();
  }

  /** Authors try single rules from their IDE: no check may rest on one before it. */
  @Tag("slow") // every build tries all rules on one load: ContractVerificationTest
  @ParameterizedTest
  @MethodSource("rules")
  void findsNothingWrongWithTheCorrectAnalyzerOnAFreshLoad(String number) throws Exception {
    try (ContractVerification verification =
        ContractVerification.of(Subject.at(correct), TestEffort.SMALL)) {
      ContractRuleResult result = verification.check(rule(number));

      assertThat(result.status())
          .as(result.describe())
          .isIn(ContractRuleResult.Status.PASSED, ContractRuleResult.Status.NOT_APPLICABLE);
    }
  }

  @Test
  void findsALibraryThatTheConstructorLoads() throws Exception {
    Subject subject = Subject.onClassPath(() -> LoadingMutants.loadingALibrary(folder));
    try (ContractVerification verification = ContractVerification.of(subject, TestEffort.SMALL)) {
      ContractRuleResult result = verification.check(rule("1.4"));

      assertThat(result.status()).isEqualTo(ContractRuleResult.Status.FAILED);
      assertThat(result.describe()).contains("no native library before the first engine");
    }
  }

  @ParameterizedTest
  @MethodSource("quick")
  void findsNothingWrongWithWhatIsAllowed(Allowed allowed) throws Exception {
    requireNothingWrong(allowed);
  }

  @Tag("slow")
  @ParameterizedTest
  @MethodSource("slow")
  void findsNothingWrongWithWhatTakesLonger(Allowed allowed) throws Exception {
    requireNothingWrong(allowed);
  }

  private static void requireNothingWrong(Allowed allowed) throws Exception {
    try (ContractVerification verification =
        ContractVerification.of(allowed.subject(), TestEffort.SMALL)) {
      for (String number : allowed.rules()) {
        ContractRuleResult result = verification.check(rule(number));

        assertThat(result.status())
            .as(result.describe())
            .isIn(ContractRuleResult.Status.PASSED, ContractRuleResult.Status.NOT_APPLICABLE);
      }
    }
  }

  @Test
  void skipsWithAReasonWhatNeedsAnEngineThatRuns() throws Exception {
    try (ContractVerification verification =
        ContractVerification.of(Subject.onClassPath(OutOfOrder::new), TestEffort.SMALL)) {
      ContractRuleResult result = verification.check(rule("6.1"));

      assertThat(result.status())
          .as(result.describe())
          .isEqualTo(ContractRuleResult.Status.SKIPPED);
      assertThat(result.reason()).startsWith("the engine does not run: ").contains("out of order");
    }
  }

  @Test
  void doesNotApplyRulesAboutWhatTheManifestNames() throws Exception {
    Path jar =
        new MutantJar(BrightSpotPlugin.class)
            .needing("network, files")
            .write(folder.resolve("needing.jar"));
    try (ContractVerification verification =
        ContractVerification.of(Subject.at(jar), TestEffort.SMALL)) {
      for (String number : List.of("8.7", "8.8")) {
        ContractRuleResult result = verification.check(rule(number));

        assertThat(result.status())
            .as(result.describe())
            .isEqualTo(ContractRuleResult.Status.NOT_APPLICABLE);
        assertThat(result.reason()).startsWith("the plugin's manifest names");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"5.7", "5.8", "6.1", "6.2", "6.13", "9.7"})
  void skipsWhatComparesFindingsWhenNothingIsFound(String number) throws Exception {
    Subject blind = Subject.onClassPath(AllowedAnalyzers::findingNothing);
    try (ContractVerification verification = ContractVerification.of(blind, TestEffort.SMALL)) {
      ContractRuleResult result = verification.check(rule(number));

      assertThat(result.status())
          .as(result.describe())
          .isEqualTo(ContractRuleResult.Status.SKIPPED);
      assertThat(result.reason()).startsWith("nothing was found");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.1", "4.8", "5.6", "10.1", "10.2"})
  void skipsWithAReasonWhatNeedsAJar(String number) throws Exception {
    Subject noJar = Subject.onClassPath(BrightSpotPlugin::new);
    try (ContractVerification verification = ContractVerification.of(noJar, TestEffort.SMALL)) {
      assertThat(verification.check(rule(number)).reason()).endsWith("verify its jar");
    }
  }

  @Test
  void skipsWithAReasonWhatASubjectLacks() throws Exception {
    Subject lacking =
        Subject.at(correct).without(Prerequisite.TARGET).without(Prerequisite.LARGE_FRAMES);
    try (ContractVerification verification = ContractVerification.of(lacking, TestEffort.SMALL)) {
      for (String number : List.of("5.5", "6.1", "6.2", "6.3", "6.9")) {
        ContractRuleResult result = verification.check(rule(number));

        assertThat(result.status()).as(number).isEqualTo(ContractRuleResult.Status.SKIPPED);
        assertThat(result.reason()).startsWith("it is said not to");
      }
    }
  }

  private static ContractRule rule(String number) {
    return ContractRules.load().find(number).orElseThrow();
  }

  private static final class OutOfOrder implements AnalyzerPlugin {
    @Override
    public PluginDescriptor descriptor() {
      return new BrightSpotPlugin().descriptor();
    }

    @Override
    public AnalyzerEngine createEngine(EngineContext context) {
      throw new IllegalStateException("out of order");
    }
  }
}
