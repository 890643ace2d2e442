package io.nunchi.models.internal.init;

import io.nunchi.reference.decoder.guess.ModelOutputs;
import io.nunchi.reference.internal.manifest.Decoders;
import java.util.Comparator;
import java.util.List;

/** Ranks the guesses of all decoders for a model's outputs. */
final class LayoutGuesses {

  private LayoutGuesses() {}

  /**
   * Asks every decoder.
   *
   * @param decoders the decoders
   * @param outputs the model's outputs
   * @param knownLabels the number of the model's labels, or 0 if it is not known
   * @return the most likely first
   */
  static List<LayoutCandidate> of(Decoders decoders, ModelOutputs outputs, int knownLabels) {
    return decoders.all().stream()
        .flatMap(
            decoder ->
                decoder.guesses(outputs).stream().map(guess -> LayoutCandidate.of(decoder, guess)))
        .map(candidate -> knownLabels == 0 ? candidate : compare(candidate, knownLabels))
        .sorted(Comparator.comparingInt(LayoutCandidate::likelihood).reversed())
        .toList();
  }

  private static LayoutCandidate compare(LayoutCandidate candidate, int knownLabels) {
    return candidate.labelCount() == knownLabels
        ? candidate.ranked(
            Math.min(100, candidate.likelihood() + 10), "and there are " + knownLabels + " labels")
        : candidate.ranked(
            candidate.likelihood() / 4,
            "but there are " + knownLabels + " labels, not " + candidate.labelCount());
  }
}
