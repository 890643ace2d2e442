package io.nunchi.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.nunchi.tck.example.BrightSpotPlugin;
import io.nunchi.tck.internal.run.Effort;
import io.nunchi.tck.mutant.Mutant;
import io.nunchi.tck.mutant.ResultMutants;
import io.nunchi.tck.report.ContractRules;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.Events;

/** The kit as third parties see it: a JUnit class with a test for every rule. */
class AnalyzerVerificationTest {

  private static final int ABOUT_JARS = Mutant.ABOUT_JARS.size();

  /** The rules about what the tutorial's analyzer does not have. */
  private static final int ABOUT_NOTHING = ContractVerificationTest.ABOUT_NOTHING.size();

  @Test
  void hasATestForEveryRuleAndSkipsThoseAboutJars() {
    Events tests = run(Correct.class).testEvents();

    int rules = ContractRules.load().rules().size();
    tests.assertStatistics(
        counts ->
            counts
                .started(rules)
                .succeeded(rules - ABOUT_JARS - ABOUT_NOTHING)
                .aborted(ABOUT_JARS + ABOUT_NOTHING));
    assertThat(names(tests.started()))
        .contains("3.4 MUST " + ContractRules.load().find("3.4").orElseThrow().statement());
    assertThat(messages(tests.aborted()))
        .filteredOn(message -> !message.contains("Not applicable: "))
        .hasSize(ABOUT_JARS)
        .allMatch(message -> message.contains("the plugin was given as a class"));
  }

  @Tag("slow")
  @Test
  void failsTheTestOfTheBrokenRuleWithEverythingAnAuthorNeeds() {
    Events tests = run(Broken.class).testEvents();

    tests.assertStatistics(counts -> counts.failed(1));
    assertThat(names(tests.failed())).allMatch(name -> name.startsWith("6.3 MUST "));
    assertThat(messages(tests.failed()))
        .singleElement()
        .asString()
        .contains("why:", "done:", "expected:", "found:", "check:", "one of [spot]", "blob");
  }

  /** What it watches is the whole process's. */
  @Test
  void runsWhileNoOtherTestDoes() {
    assertThat(Correct.class).hasAnnotation(Isolated.class);
  }

  private static EngineExecutionResults run(Class<?> type) {
    return EngineTestKit.engine("junit-jupiter").selectors(selectClass(type)).execute();
  }

  private static List<String> names(Events events) {
    return events.stream().map(event -> event.getTestDescriptor().getDisplayName()).toList();
  }

  private static List<String> messages(Events events) {
    return events.stream().map(AnalyzerVerificationTest::message).toList();
  }

  private static String message(Event event) {
    return event
        .getPayload(org.junit.platform.engine.TestExecutionResult.class)
        .flatMap(org.junit.platform.engine.TestExecutionResult::getThrowable)
        .map(String::valueOf)
        .orElse("");
  }

  /** Not found by the build itself: its name is no test's. */
  static class Correct extends AnalyzerVerification {
    @Override
    protected Subject subject() {
      return Subject.onClassPath(BrightSpotPlugin::new);
    }

    @Override
    Effort effort() {
      return TestEffort.SMALL;
    }
  }

  /** Finds what it did not declare. */
  static class Broken extends Correct {
    @Override
    protected Subject subject() {
      return ResultMutants.all().stream()
          .filter(mutant -> mutant.rule().equals("6.3"))
          .map(Mutant::subject)
          .findFirst()
          .orElseThrow();
    }
  }
}
