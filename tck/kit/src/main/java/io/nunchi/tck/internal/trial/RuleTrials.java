package io.nunchi.tck.internal.trial;

import io.nunchi.tck.Finding;
import io.nunchi.tck.Rule;
import io.nunchi.tck.RuleResult;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Tries rules one by one, each on a thread of its own, and turns what happens into results. */
public final class RuleTrials {

  private static final String WHAT_TO_CHECK = "where the exception comes from";

  private final Bench bench;
  private final RuleTrial checks;

  /** How a rule is tried. */
  @FunctionalInterface
  public interface RuleTrial {
    /** Ends normally if the rule holds. */
    void run(String rule, Trial trial) throws Exception;
  }

  public RuleTrials(Bench bench, RuleTrial checks) {
    this.bench = bench;
    this.checks = checks;
  }

  /** Tries a rule. */
  public RuleResult run(Rule rule) {
    long start = System.nanoTime();
    Trial trial = new Trial(bench);
    try {
      Parallel.run(
          "rule " + rule.number(),
          () -> {
            runToItsEnd(rule, trial);
            return true;
          },
          bench.longPatience());
      return result(rule, RuleResult.Status.PASSED, "", Optional.empty(), start);
    } catch (RuleSkipped skipped) {
      return result(rule, RuleResult.Status.SKIPPED, skipped.reason(), Optional.empty(), start);
    } catch (RuleBroken broken) {
      return failed(rule, broken.finding(), start);
    } catch (Exception | Error anything) { // whatever a plugin throws is a finding
      Finding finding =
          trial
              .broken("no failure on the way", Outcome.describe(anything), WHAT_TO_CHECK)
              .finding();
      return failed(rule, finding, start);
    }
  }

  private void runToItsEnd(Rule rule, Trial trial) throws Exception {
    try {
      checks.run(rule.number(), trial);
    } catch (Exception | Error outcome) {
      try {
        trial.end();
      } catch (Exception notClosed) {
        outcome.addSuppressed(notClosed);
      }
      throw outcome;
    }
    trial.end();
  }

  private static RuleResult failed(Rule rule, Finding finding, long start) {
    return result(rule, RuleResult.Status.FAILED, "", Optional.of(finding), start);
  }

  private static RuleResult result(
      Rule rule, RuleResult.Status status, String reason, Optional<Finding> finding, long start) {
    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    return new RuleResult(rule, status, reason, finding, millis);
  }
}
