package io.nunchi.api.internal.shadow;

import io.nunchi.api.shadow.AnalysisTime;
import io.nunchi.api.shadow.LabelComparison;
import io.nunchi.api.shadow.PromotionPolicy;
import io.nunchi.api.shadow.PromotionRule;
import io.nunchi.api.shadow.PromotionVerdict;
import io.nunchi.api.shadow.PromotionVerdict.RuleResult;
import io.nunchi.api.shadow.ShadowFrames;
import io.nunchi.api.shadow.ShadowReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** Holds a shadow's figures against the rules of a policy. */
public final class PromotionCheck {

  private static final double NANOS_PER_MILLI = 1e6;

  private final ShadowReport report;

  private PromotionCheck(ShadowReport report) {
    this.report = report;
  }

  /** Decides by the figures of one moment. */
  public static PromotionVerdict verdict(PromotionPolicy policy, ShadowReport report) {
    PromotionCheck check = new PromotionCheck(report);
    List<RuleResult> results = new ArrayList<>();
    for (PromotionRule rule : policy.rules()) {
      if (rule.perLabel()) {
        results.addAll(check.labels(rule));
      } else {
        results.add(check.result(rule, Optional.empty(), report.all()));
      }
    }
    return new PromotionVerdict(results);
  }

  private List<RuleResult> labels(PromotionRule rule) {
    List<RuleResult> results = new ArrayList<>();
    report
        .byLabel()
        .forEach(
            (label, comparison) -> {
              if (comparison.live() + comparison.candidate() >= rule.leastDetections()) {
                results.add(result(rule, Optional.of(label), comparison));
              }
            });
    if (results.isEmpty()) {
      results.add(
          new RuleResult(
              rule,
              Optional.empty(),
              false,
              "there is nothing to compare: no label with "
                  + rule.leastDetections()
                  + " detections"
                  + inFrames()));
    }
    return results;
  }

  private RuleResult result(
      PromotionRule rule, Optional<String> label, LabelComparison comparison) {
    OptionalDouble candidate = candidate(rule, comparison);
    OptionalDouble live = live(rule);
    boolean needsLive =
        rule.demand() == PromotionRule.Demand.LOSES_AT_MOST
            || rule.demand() == PromotionRule.Demand.AT_MOST_TIMES_LIVE;
    if (report.frames().compared() == 0 || candidate.isEmpty() || (needsLive && live.isEmpty())) {
      return new RuleResult(rule, label, false, "there is nothing to compare" + inFrames());
    }
    double found = candidate.getAsDouble();
    boolean met =
        switch (rule.demand()) {
          case AT_MOST -> found <= rule.amount();
          case AT_LEAST -> found >= rule.amount();
          case LOSES_AT_MOST -> found - live.orElseThrow() <= rule.amount();
          case AT_MOST_TIMES_LIVE -> found <= rule.amount() * live.orElseThrow();
        };
    String figures =
        (live.isPresent() ? number(live.getAsDouble()) + " to " : "") + number(found) + inFrames();
    return new RuleResult(rule, label, met, figures);
  }

  private OptionalDouble candidate(PromotionRule rule, LabelComparison comparison) {
    ShadowFrames frames = report.frames();
    return switch (rule.figure()) {
      case COMPARED_FRAMES -> OptionalDouble.of((double) frames.compared());
      case DISAGREEMENT -> comparison.disagreement();
      case CONFIDENCE_DRIFT -> comparison.confidenceDrift();
      case CONFIDENCE_SHIFT -> absolute(comparison.confidenceShift());
      case FAILURES -> OptionalDouble.of((double) frames.failures());
      case FAILURE_RATE ->
          OptionalDouble.of((double) frames.failures() / (frames.compared() + frames.failures()));
      case MILLIS_P50, MILLIS_P99 -> millis(rule, report.candidateTime());
    };
  }

  private static OptionalDouble absolute(OptionalDouble value) {
    return value.isPresent() ? OptionalDouble.of(Math.abs(value.getAsDouble())) : value;
  }

  private OptionalDouble live(PromotionRule rule) {
    return rule.figure().hasLive() ? millis(rule, report.liveTime()) : OptionalDouble.empty();
  }

  private static OptionalDouble millis(PromotionRule rule, Optional<AnalysisTime> time) {
    if (time.isEmpty()) {
      return OptionalDouble.empty();
    }
    Duration duration =
        switch (rule.figure()) {
          case MILLIS_P50 -> time.get().p50();
          case MILLIS_P99 -> time.get().p99();
          default -> throw new IllegalArgumentException(rule.figure() + " is no time");
        };
    return OptionalDouble.of(duration.toNanos() / NANOS_PER_MILLI);
  }

  private String inFrames() {
    return " in " + report.frames().compared() + " frames";
  }

  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : String.format(Locale.ROOT, "%.4f", value);
  }
}
