package io.nunchi.accuracy.internal.gate;

import io.nunchi.accuracy.figure.FigureWords;
import java.util.Optional;

/**
 * A figure that may have fallen. Immutable; any thread.
 *
 * @param name the label or size; empty for all boxes
 * @param proof the figure with its values
 */
record Loss(Optional<String> name, Proof proof) {

  /** Says it in a sentence, as in {@code recall of bicycle fell from 80.0 % to 24.0 %}. */
  String inWords(Optional<String> dataset) {
    String interval =
        proof.figure().isCost()
            ? ""
            : proof
                .difference()
                .interval()
                .map(i -> " (95 % sure: " + FigureWords.interval(proof.figure(), i) + ")")
                .orElse("");
    return FigureWords.name(proof.figure())
        + name.map(subject -> " of " + subject).orElse("")
        + dataset.map(set -> " in " + set).orElse("")
        + " "
        + FigureWords.difference(proof.figure(), proof.difference())
        + interval;
  }
}
