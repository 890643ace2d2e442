package io.nunchi.tck;

import io.nunchi.tck.internal.trial.Effort;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/**
 * Every rule of the contract as a JUnit test: extend it, and name the plugin.
 *
 * <pre>{@code
 * class AcmeVerificationTest extends AnalyzerVerification {
 *   protected Subject subject() {
 *     return Subject.onClassPath(AcmePlugin::new);
 *   }
 * }
 * }</pre>
 *
 * <p>A test is named by the rule's number and statement. A broken rule fails, and says what was
 * done, expected and found, and what to check; a rule that cannot be tried is aborted with its
 * reason.
 *
 * <p>Lifecycle and threading are those of a JUnit test class.
 */
public abstract class AnalyzerVerification {

  /** For subclasses. */
  protected AnalyzerVerification() {}

  /**
   * Names what is verified.
   *
   * @return the plugin and its settings
   */
  protected abstract Subject subject();

  /**
   * One test for every rule.
   *
   * @return the tests in the order of the rules
   * @throws TckException if there is nothing to verify
   */
  @TestFactory
  Stream<DynamicTest> rules() throws TckException {
    Verification verification = Verification.of(subject(), effort());
    return verification.rules().stream()
        .map(rule -> DynamicTest.dynamicTest(name(rule), () -> require(verification.check(rule))))
        .onClose(verification::close);
  }

  /** Less only in tests of the kit itself. */
  Effort effort() {
    return Effort.FULL;
  }

  private static String name(Rule rule) {
    return rule.number() + " " + rule.level() + " " + rule.statement();
  }

  private static void require(RuleResult result) {
    switch (result.status()) {
      case PASSED -> {}
      case SKIPPED -> throw new TestAbortedException(result.describe());
      case FAILED -> throw new AssertionFailedError(result.describe());
    }
  }
}
