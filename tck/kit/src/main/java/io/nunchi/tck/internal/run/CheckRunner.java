package io.nunchi.tck.internal.run;

import io.nunchi.tck.internal.watch.WorkMeter;
import io.nunchi.tck.report.ContractRule;
import io.nunchi.tck.report.ContractRuleResult;
import io.nunchi.tck.report.Finding;
import io.nunchi.testing.CallOutcome;
import java.util.concurrent.TimeUnit;

/** Runs checks one by one, each on a new thread, and turns the outcomes into results. */
public final class CheckRunner {

  private static final String WHAT_TO_CHECK = "where the exception comes from";

  /** A check that waits for a call that hangs tells so itself, before it counts as hung. */
  private static final int TIMES_OF_A_CALL = 4;

  private final PreparedSubject subject;
  private final NumberedChecks checks;

  /** The check of every contract rule. */
  @FunctionalInterface
  public interface NumberedChecks {
    /** Runs the check of a contract rule; it ends normally if the rule holds. */
    void run(String rule, CheckSession session) throws Exception;
  }

  public CheckRunner(PreparedSubject subject, NumberedChecks checks) {
    this.subject = subject;
    this.checks = checks;
  }

  /** Tries a contract rule. */
  public ContractRuleResult run(ContractRule rule) {
    long start = System.nanoTime();
    long workBefore = WorkMeter.nanos();
    CheckSession session = new CheckSession(subject);
    try {
      Parallel.run(
          "rule " + rule.number(),
          () -> {
            runToItsEnd(rule, session);
            return true;
          },
          subject.patience().times(TIMES_OF_A_CALL));
      return ContractRuleResult.passed(rule, work(session, start, workBefore));
    } catch (CheckNotApplicable e) {
      return ContractRuleResult.notApplicable(rule, e.reason(), work(session, start, workBefore));
    } catch (CheckSkipped e) {
      return ContractRuleResult.skipped(rule, e.reason(), work(session, start, workBefore));
    } catch (CheckFailed e) {
      return ContractRuleResult.failed(rule, e.finding(), work(session, start, workBefore));
    } catch (Exception | Error thrown) { // whatever a plugin throws is a finding
      Finding finding =
          session
              .failure("no failure on the way", CallOutcome.describe(thrown), WHAT_TO_CHECK)
              .finding();
      return ContractRuleResult.failed(rule, finding, work(session, start, workBefore));
    }
  }

  private void runToItsEnd(ContractRule rule, CheckSession session) throws Exception {
    try {
      checks.run(rule.number(), session);
    } catch (Exception | Error outcome) {
      try {
        session.end();
      } catch (Exception | Error notClosed) { // the outcome of the check is told first
        if (notClosed != outcome) {
          outcome.addSuppressed(notClosed);
        }
      }
      throw outcome;
    }
    session.end();
  }

  /** The seconds depend on the machine's load; the processor time does not. */
  private static ContractRuleResult.Work work(CheckSession session, long start, long workBefore) {
    long worked = WorkMeter.nanos() - workBefore;
    session.figure("ms of processor time", worked / 1e6);
    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    return new ContractRuleResult.Work(millis, session.figures());
  }
}
