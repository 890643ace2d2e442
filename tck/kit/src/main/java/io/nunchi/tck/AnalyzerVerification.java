package io.nunchi.tck;

import io.nunchi.tck.internal.run.Effort;
import io.nunchi.tck.report.ContractRule;
import io.nunchi.tck.report.ContractRuleResult;
import io.nunchi.tck.report.TckException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Isolated;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/**
 * A JUnit test class with one test for every contract rule: extend it, and name the plugin.
 *
 * <pre>{@code
 * class AcmeVerificationTest extends AnalyzerVerification {
 *   protected Subject subject() {
 *     return Subject.onClassPath(AcmePlugin::new);
 *   }
 * }
 * }</pre>
 *
 * <p>A test is named by the number and statement of its contract rule. A broken rule fails with
 * what was done, expected and found, and what to check; a rule that does not apply or cannot be
 * tried is aborted with its reason.
 *
 * <p>Lifecycle and threading are those of a JUnit test class. It runs while no other test does,
 * also where tests run in parallel: a verification watches what belongs to the whole process, such
 * as its standard streams.
 */
@Isolated
public abstract class AnalyzerVerification {

  /** For subclasses. */
  protected AnalyzerVerification() {}

  /**
   * Names the plugin to verify.
   *
   * @return the plugin and its settings
   */
  protected abstract Subject subject();

  /**
   * Creates one test for every contract rule.
   *
   * @return the tests in the order of the rules
   * @throws TckException if there is nothing to verify
   */
  @TestFactory
  Stream<DynamicTest> rules() throws TckException {
    ContractVerification verification = ContractVerification.of(subject(), effort());
    return verification.rules().stream()
        .map(rule -> DynamicTest.dynamicTest(name(rule), () -> require(verification.check(rule))))
        .onClose(verification::close);
  }

  /** Returns less only in tests of the kit itself. */
  Effort effort() {
    return Effort.FULL;
  }

  private static String name(ContractRule rule) {
    return rule.number() + " " + rule.level() + " " + rule.statement();
  }

  private static void require(ContractRuleResult result) {
    switch (result.status()) {
      case PASSED -> {}
      case SKIPPED, NOT_APPLICABLE -> throw new TestAbortedException(result.describe());
      case FAILED -> throw new AssertionFailedError(result.describe());
    }
  }
}
