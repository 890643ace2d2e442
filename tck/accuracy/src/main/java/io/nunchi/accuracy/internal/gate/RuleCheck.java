package io.nunchi.accuracy.internal.gate;

import io.nunchi.accuracy.figure.Difference;
import io.nunchi.accuracy.figure.Figure;
import io.nunchi.accuracy.figure.FigureWords;
import io.nunchi.accuracy.gate.GateEvidence;
import io.nunchi.accuracy.gate.GateRule;
import io.nunchi.accuracy.gate.GateVerdict.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Applies one rule to the evidence of one dataset. For one thread. */
final class RuleCheck {

  private final GateRule rule;
  private final List<Judgement> judgements = new ArrayList<>();
  private final List<String> unjudged = new ArrayList<>();

  private RuleCheck(GateRule rule) {
    this.rule = rule;
  }

  /** Judges every label or size that the rule looks at. */
  static RuleCheck of(GateRule rule, GateEvidence evidence) {
    RuleCheck check = new RuleCheck(rule);
    JudgedBoxes.of(evidence, rule.scope()).forEach(check::judge);
    return check;
  }

  /** The rule in words. */
  String rule() {
    return rule.toString();
  }

  /** Tells if there is no label or size that had only too few boxes, either. */
  boolean comparesNothing() {
    return judgements.isEmpty() && unjudged.isEmpty();
  }

  /** The judgements; none if the rule compares nothing, or all have too few boxes. */
  List<Judgement> judgements() {
    return judgements;
  }

  /** Labels and sizes with too few boxes, each with its number. */
  List<String> unjudged() {
    return unjudged;
  }

  private void judge(JudgedBoxes subject) {
    if (rule.scope() == GateRule.Scope.WHOLE || subject.labelled() >= rule.leastLabelled()) {
      List<Judgement> alternatives =
          rule.figures().stream().flatMap(figure -> judge(subject, figure).stream()).toList();
      if (!alternatives.isEmpty()) {
        judgements.add(best(alternatives));
      }
    } else if (rule.scope() == GateRule.Scope.EACH_LABEL && subject.isSurelyLost()) {
      judgements.add(lost(subject));
    } else if (rule.scope() == GateRule.Scope.EACH_LABEL || subject.labelled() > 0) {
      unjudged.add(
          "%s: %d labelled boxes, at least %d needed"
              .formatted(subject.name().orElseThrow(), subject.labelled(), rule.leastLabelled()));
    }
  }

  private Judgement lost(JudgedBoxes subject) {
    String words =
        "the baseline finds %d of %d, the candidate %d"
            .formatted(
                subject.baseline().counts().hits(),
                subject.labelled(),
                subject.candidate().counts().hits());
    return new Judgement(
        rule.toString(),
        subject.name(),
        Outcome.NOT_MET,
        words,
        subject
            .difference(Figure.RECALL)
            .map(fall -> new Loss(subject.name(), new Proof(Figure.RECALL, fall))));
  }

  /** The judgement by one figure; empty if it was not measured. */
  private Optional<Judgement> judge(JudgedBoxes subject, Figure figure) {
    String name = FigureWords.name(figure);
    if (subject.isLost(figure)) {
      return Optional.of(
          judgement(
              subject, Outcome.NOT_MET, name + " is undefined: the candidate reports nothing"));
    }
    if (subject.isGained(figure)) {
      double value = subject.candidate().value(figure).orElseThrow();
      String words = name + " is new, the baseline reports nothing: ";
      return Optional.of(
          judgement(subject, ofNew(value), words + FigureWords.value(figure, value)));
    }
    return subject.difference(figure).flatMap(difference -> judge(subject, figure, difference));
  }

  /** A bound looks at the candidate alone; what the baseline lacks is no proof of a change. */
  private Outcome ofNew(double value) {
    boolean meets =
        switch (rule.demand()) {
          case AT_MOST -> value <= rule.amount();
          case AT_LEAST -> value >= rule.amount();
          case IMPROVES, LOSES_AT_MOST, AT_MOST_TIMES_BASELINE -> true;
        };
    if (!meets) {
      return Outcome.NOT_MET;
    }
    return rule.evidence() == GateRule.Evidence.AS_MEASURED ? Outcome.MET : Outcome.TOO_FEW;
  }

  private Optional<Judgement> judge(JudgedBoxes subject, Figure figure, Difference difference) {
    Proof proof = new Proof(figure, difference);
    String words = FigureWords.name(figure) + " " + FigureWords.difference(figure, difference);
    Optional<Loss> loss = Optional.of(new Loss(subject.name(), proof));
    if (proof.lacksInterval(rule.evidence())) {
      String tooFew = words + ", with too little to be sure";
      return figure.hasInterval() || figure.isCost()
          ? Optional.of(
              new Judgement(rule.toString(), subject.name(), Outcome.TOO_FEW, tooFew, loss))
          : Optional.empty();
    }
    Outcome outcome = proof.meets(rule) ? Outcome.MET : Outcome.NOT_MET;
    return Optional.of(
        new Judgement(
            rule.toString(), subject.name(), outcome, words + interval(figure, difference), loss));
  }

  private static String interval(Figure figure, Difference difference) {
    return difference
        .interval()
        .map(
            interval ->
                " (%s: %s)"
                    .formatted(
                        figure.isCost() ? "rounds" : "95 % sure",
                        FigureWords.interval(figure, interval)))
        .orElse("");
  }

  private Judgement judgement(JudgedBoxes subject, Outcome outcome, String figures) {
    return new Judgement(rule.toString(), subject.name(), outcome, figures, Optional.empty());
  }

  /** The alternative that meets the rule, or all of them in one. */
  private static Judgement best(List<Judgement> alternatives) {
    return alternatives.stream()
        .filter(judgement -> judgement.outcome() == Outcome.MET)
        .findFirst()
        .orElseGet(
            () ->
                alternatives
                    .get(0)
                    .withFigures(
                        alternatives.stream()
                            .map(Judgement::figures)
                            .collect(Collectors.joining("; "))));
  }
}
