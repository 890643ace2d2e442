package io.nunchi.accuracy.internal.gate;

import io.nunchi.accuracy.figure.Figure;
import io.nunchi.accuracy.gate.GateEvidence;
import io.nunchi.accuracy.gate.GatePolicy;
import io.nunchi.accuracy.gate.GateRule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Finds what hurts most: of the figures that failed a rule, and of those that surely fell though no
 * rule is about them. For one thread.
 */
final class LostMost {

  /** The figures that say it all: F1, AP50 and MOTA follow from them. */
  private static final List<Figure> KNOWN =
      List.of(
          Figure.RECALL, Figure.PRECISION, Figure.ERROR_RATE, Figure.AP, Figure.HOTA, Figure.IDF1);

  private static final double LEAST_HARM = 0.01;

  /** A loss with its dataset. */
  private record Placed(Loss loss, Optional<String> dataset) {

    double harm() {
      return loss.proof().harm();
    }

    /** Counted errors say more to people than average precision, and accuracy more than cost. */
    int clarity() {
      return switch (loss.proof().figure().group()) {
        case ERRORS -> 2;
        case COCO, TRACKING -> 1;
        case SPEED -> 0;
      };
    }
  }

  private final GatePolicy policy;
  private final List<Placed> losses = new ArrayList<>();

  LostMost(GatePolicy policy) {
    this.policy = policy;
  }

  /** Adds the figures of a dataset that surely fell. */
  void addSureLosses(GateEvidence evidence, Optional<String> dataset) {
    JudgedBoxes whole = JudgedBoxes.whole(evidence);
    KNOWN.forEach(figure -> addSureLoss(whole, figure, dataset));
    JudgedBoxes.of(evidence, GateRule.Scope.EACH_LABEL).stream()
        .filter(label -> label.labelled() >= policy.leastLabelled())
        .forEach(label -> addSureLoss(label, Figure.RECALL, dataset));
  }

  private void addSureLoss(JudgedBoxes subject, Figure figure, Optional<String> dataset) {
    subject
        .difference(figure)
        .map(difference -> new Loss(subject.name(), new Proof(figure, difference)))
        .filter(loss -> loss.proof().isSureLoss())
        .ifPresent(loss -> losses.add(new Placed(loss, dataset)));
  }

  /** Adds a figure that failed a rule. */
  void addFailed(Loss loss, Optional<String> dataset) {
    losses.add(new Placed(loss, dataset));
  }

  /** The greatest loss in words. */
  Optional<String> inWords() {
    return losses.stream()
        .filter(placed -> placed.harm() >= LEAST_HARM)
        .max(Comparator.comparingInt(Placed::clarity).thenComparing(Placed::harm))
        .map(placed -> placed.loss().inWords(placed.dataset()));
  }
}
