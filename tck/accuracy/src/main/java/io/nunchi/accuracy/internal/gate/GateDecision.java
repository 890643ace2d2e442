package io.nunchi.accuracy.internal.gate;

import io.nunchi.accuracy.failure.AccuracyException;
import io.nunchi.accuracy.gate.GateEvidence;
import io.nunchi.accuracy.gate.GatePolicy;
import io.nunchi.accuracy.gate.GateRule;
import io.nunchi.accuracy.gate.GateVerdict;
import io.nunchi.accuracy.gate.GateVerdict.Outcome;
import io.nunchi.accuracy.gate.GateVerdict.RuleResult;
import io.nunchi.spi.failure.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Applies a policy to the evidence of all datasets. For one thread. */
public final class GateDecision {

  private final GatePolicy policy;
  private final List<GateEvidence> datasets;
  private final List<RuleResult> results = new ArrayList<>();
  private final List<String> unjudged = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private final LostMost lostMost;
  private Optional<String> gain = Optional.empty();

  /**
   * Prepares a decision.
   *
   * @param policy the rules
   * @param datasets at least one
   */
  public GateDecision(GatePolicy policy, List<GateEvidence> datasets) {
    this.policy = policy;
    this.datasets = datasets;
    this.lostMost = new LostMost(policy);
  }

  /** Decides; {@link io.nunchi.accuracy.AccuracyGate#decide} says the rest. */
  public GateVerdict verdict() throws AccuracyException {
    datasets.stream()
        .filter(Requirements::isNothingFound)
        .forEach(evidence -> problems.add(GateProblems.nothingFound(evidence)));
    throwProblems();
    datasets.stream()
        .filter(Requirements::isFoundByChance)
        .forEach(evidence -> problems.add(GateProblems.foundByChance(evidence)));
    throwProblems();
    for (GateEvidence evidence : datasets) {
      new Requirements(policy, evidence, name(evidence)).unmet().forEach(results::add);
    }
    if (!results.isEmpty()) {
      return new GateVerdict(policy.name(), results.get(0).figures(), results, List.of());
    }
    policy.rules().forEach(this::apply);
    throwProblems();
    datasets.forEach(evidence -> lostMost.addSureLosses(evidence, name(evidence)));
    return new GateVerdict(policy.name(), reason(), results, unjudged);
  }

  private void throwProblems() throws AccuracyException {
    if (!problems.isEmpty()) {
      throw new AccuracyException(problems);
    }
  }

  private void apply(GateRule rule) {
    Map<GateEvidence, RuleCheck> checks = new LinkedHashMap<>();
    datasets.forEach(evidence -> checks.put(evidence, RuleCheck.of(rule, evidence)));
    if (checks.values().stream().anyMatch(RuleCheck::comparesNothing)) {
      problems.add(GateProblems.comparesNothing(rule));
      return;
    }
    if (rule.reach() == GateRule.Reach.ONE_DATASET
        && checks.values().stream().anyMatch(GateDecision::isMet)) {
      checks.values().removeIf(check -> !isMet(check));
    }
    checks.forEach(this::add);
    if (gain.isEmpty() && isAboutGain(rule)) {
      gain =
          checks.values().stream()
              .flatMap(check -> check.judgements().stream())
              .map(Judgement::figures)
              .findFirst();
    }
  }

  private static boolean isAboutGain(GateRule rule) {
    return switch (rule.demand()) {
      case IMPROVES -> true;
      case AT_MOST_TIMES_BASELINE -> rule.amount() <= 1;
      case LOSES_AT_MOST, AT_MOST, AT_LEAST -> false;
    };
  }

  private static boolean isMet(RuleCheck check) {
    return !check.judgements().isEmpty()
        && check.judgements().stream().allMatch(one -> one.outcome() == Outcome.MET);
  }

  private void add(GateEvidence evidence, RuleCheck check) {
    Optional<String> dataset = name(evidence);
    for (Judgement judgement : check.judgements()) {
      results.add(judgement.result(dataset));
      if (judgement.outcome() != Outcome.MET) {
        judgement.loss().ifPresent(loss -> lostMost.addFailed(loss, dataset));
      }
    }
    check.unjudged().forEach(line -> addUnjudged(check, line, dataset));
  }

  private void addUnjudged(RuleCheck check, String line, Optional<String> dataset) {
    if (policy.judgesEveryLabel() || check.judgements().isEmpty()) {
      results.add(new RuleResult(check.rule(), dataset, Outcome.TOO_FEW, line));
      return;
    }
    String named = dataset.map(set -> set + ", ").orElse("") + line;
    if (!unjudged.contains(named)) {
      unjudged.add(named);
    }
  }

  /** The name of a dataset, where there are several. */
  private Optional<String> name(GateEvidence evidence) {
    return datasets.size() > 1 ? Optional.of(evidence.dataset()) : Optional.empty();
  }

  private String reason() {
    Optional<RuleResult> refusal = results.stream().filter(result -> !result.met()).findFirst();
    if (refusal.isEmpty()) {
      return "%s; all %d checks of the policy %s are met"
          .formatted(gain.orElse(results.get(0).figures()), results.size(), policy.name());
    }
    return lostMost.inWords().orElseGet(() -> unproven(refusal.get()));
  }

  /** Nothing is worse; it is not shown either that the candidate is good enough. */
  private static String unproven(RuleResult refusal) {
    String label = refusal.subject().map(subject -> subject + ", ").orElse("");
    return "not shown that "
        + label
        + refusal.rule()
        + ": "
        + refusal.figures()
        + (refusal.outcome() == Outcome.TOO_FEW ? "; more labelled frames would tell" : "");
  }
}
