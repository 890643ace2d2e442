package io.nunchi.api.internal.engine;

import io.nunchi.api.CanaryGroup;
import io.nunchi.api.CanaryPolicy;
import io.nunchi.api.internal.shadow.PromotionCheck;
import io.nunchi.api.shadow.PromotionVerdict.RuleResult;
import io.nunchi.api.shadow.ShadowFigure;
import io.nunchi.api.shadow.ShadowReport;
import java.util.Locale;
import java.util.Optional;

/** Decides on a canary by its figures. */
final class CanaryJudge {

  /** The next step of a canary. */
  enum Step {
    WATCH,
    PROMOTE,
    GO_BACK
  }

  /**
   * A decision.
   *
   * @param why the reason, one sentence for an operator
   */
  record Decision(Step step, String why) {}

  private final CanaryPolicy policy;

  CanaryJudge(CanaryPolicy policy) {
    this.policy = policy;
  }

  Decision judge(CanaryFigures figures) {
    CanaryGroup chosen = figures.chosen();
    if (chosen.cameras() == 0) {
      return back("no chosen camera is left: all were closed or moved to another engine");
    }
    if (chosen.failures() > policy.mostFailures()) {
      return back(
          chosen.failures()
              + " frame(s) of the chosen cameras failed; at most "
              + policy.mostFailures()
              + " may: "
              + figures.failuresByReason());
    }
    if (figures.quarantined().isPresent()) {
      return back("the camera " + figures.quarantined().get() + " is in quarantine");
    }
    Decision decision =
        figures.leastAnalyzed() < policy.leastFrames() ? tooFewFrames(figures) : byFigures(figures);
    boolean timeIsUp = figures.elapsed().compareTo(policy.longestTime()) >= 0;
    return decision.step() == Step.WATCH && timeIsUp
        ? back("after " + figures.elapsed().toSeconds() + " s it is undecided: " + decision.why())
        : decision;
  }

  private Decision tooFewFrames(CanaryFigures figures) {
    return new Decision(
        Step.WATCH,
        "a chosen camera has "
            + figures.leastAnalyzed()
            + " of "
            + policy.leastFrames()
            + " results");
  }

  private Decision byFigures(CanaryFigures figures) {
    CanaryGroup chosen = figures.chosen();
    CanaryGroup others = figures.others();
    if (exceeds(chosen.skippedShare(), others.skippedShare(), policy.mostExtraSkippedShare())) {
      return back(
          "of the chosen cameras "
              + percent(chosen.skippedShare())
              + " of the frames were skipped, of the others "
              + percent(others.skippedShare()));
    }
    if (exceeds(
        chosen.unhealthyShare(), others.unhealthyShare(), policy.mostExtraUnhealthyShare())) {
      return back(
          chosen.unhealthyCameras()
              + " of "
              + chosen.cameras()
              + " chosen cameras are unhealthy, of the others "
              + others.unhealthyCameras()
              + " of "
              + others.cameras());
    }
    return byAgreement(figures.agreement());
  }

  private static boolean exceeds(double ours, double theirs, double most) {
    return ours - theirs > most + 1e-9;
  }

  private Decision byAgreement(Optional<ShadowReport> report) {
    if (policy.agreement().isEmpty() || report.isEmpty()) {
      return new Decision(Step.PROMOTE, "all figures are within the limits");
    }
    Optional<RuleResult> undecided = Optional.empty();
    for (RuleResult result :
        PromotionCheck.verdict(policy.agreement().get(), report.get()).results()) {
      if (!result.met() && !needsMore(result, report.get())) {
        return back("both engines disagree: " + result.description());
      }
      if (!result.met() && undecided.isEmpty()) {
        undecided = Optional.of(result);
      }
    }
    return undecided
        .map(rule -> compareMore(rule, report.get()))
        .orElseGet(
            () ->
                new Decision(
                    Step.PROMOTE, "all figures are within the limits, and both engines agree"));
  }

  private static Decision compareMore(RuleResult rule, ShadowReport report) {
    return report.state() == ShadowReport.State.RUNNING
        ? new Decision(Step.WATCH, "more is to be compared: " + rule.description())
        : back(
            "the comparison of both engines ended before it was decided ("
                + report.why()
                + "): "
                + rule.description());
  }

  /** Returns true for a rule that more frames may still meet, because it had nothing to judge. */
  private boolean needsMore(RuleResult result, ShadowReport report) {
    boolean comparedEnough =
        PromotionCheck.verdict(policy.agreement().orElseThrow(), report).results().stream()
            .filter(other -> other.rule().figure() == ShadowFigure.COMPARED_FRAMES)
            .allMatch(RuleResult::met);
    boolean hasNoLabel = result.rule().perLabel() && result.label().isEmpty();
    return !comparedEnough || report.frames().compared() == 0 || hasNoLabel;
  }

  /** The decision to go back. */
  static Decision back(String why) {
    return new Decision(Step.GO_BACK, why);
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }
}
