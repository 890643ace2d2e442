package io.nunchi.accuracy.internal.gate;

import io.nunchi.accuracy.gate.GateVerdict.Outcome;
import io.nunchi.accuracy.gate.GateVerdict.RuleResult;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The result of a rule in one dataset. Immutable; any thread.
 *
 * @param rule the rule in words
 * @param name the label or size; empty for all boxes
 * @param outcome the outcome
 * @param figures the compared values in words
 * @param loss the compared values; empty where one side has none
 */
record Judgement(
    String rule, Optional<String> name, Outcome outcome, String figures, Optional<Loss> loss) {

  Judgement withFigures(String words) {
    return new Judgement(rule, name, outcome, words, loss);
  }

  /** The result of the rule; the dataset is named where there are several. */
  RuleResult result(Optional<String> dataset) {
    String subject =
        Stream.of(dataset, name).flatMap(Optional::stream).collect(Collectors.joining(", "));
    return new RuleResult(
        rule, subject.isEmpty() ? Optional.empty() : Optional.of(subject), outcome, figures);
  }
}
