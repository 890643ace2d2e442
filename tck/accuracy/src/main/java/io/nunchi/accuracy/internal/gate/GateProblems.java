package io.nunchi.accuracy.internal.gate;

import io.nunchi.accuracy.gate.GateEvidence;
import io.nunchi.accuracy.gate.GateRule;
import io.nunchi.accuracy.internal.AccuracyErrors;
import io.nunchi.accuracy.text.Quantity;
import io.nunchi.spi.failure.Problem;

/** The reasons why a gate cannot decide at all. */
final class GateProblems {

  private GateProblems() {}

  static Problem comparesNothing(GateRule rule) {
    return Problem.of(AccuracyErrors.RULE_COMPARES_NOTHING, "a rule of the gate compares nothing")
        .expected(
            rule.scope() == GateRule.Scope.WHOLE
                ? "figures that both analyzers have"
                    + (rule.evidence() == GateRule.Evidence.AS_MEASURED ? "" : ", with an interval")
                : "a label or size with at least " + rule.leastLabelled() + " labelled boxes")
        .found("none")
        .where(rule.toString())
        .fix("correct the rule, or take a dataset that has what it asks for");
  }

  static Problem foundByChance(GateEvidence evidence) {
    return Problem.of(
            AccuracyErrors.LABELS_UNLIKE_PICTURES,
            "neither analyzer finds the labelled boxes more often than the labels of other frames")
        .expected("labels of these pictures")
        .found(
            "baseline: %s; candidate: %s"
                .formatted(
                    evidence.comparison().baseline().truthFit().sentence(),
                    evidence.comparison().candidate().truthFit().sentence()))
        .where(evidence.comparison().baseline().dataset().folder().toString())
        .fix("check that the labels are of this camera and begin with the same frame");
  }

  static Problem nothingFound(GateEvidence evidence) {
    return Problem.of(
            AccuracyErrors.LABELS_UNLIKE_PICTURES, "neither analyzer finds any labelled box")
        .expected("labels of these pictures")
        .found(
            "%s in %s, none of them found"
                .formatted(
                    Quantity.of(
                        evidence.comparison().baseline().errors().counts().labelled(),
                        "labelled box",
                        "labelled boxes"),
                    Quantity.of(evidence.comparison().frames().size(), "frame")))
        .where(evidence.comparison().baseline().dataset().folder().toString())
        .fix("check that the labels are of this camera and begin with the same frame");
  }
}
