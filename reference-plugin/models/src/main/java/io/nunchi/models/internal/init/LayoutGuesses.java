package io.nunchi.models.internal.init;

import io.nunchi.reference.decoder.guess.ModelOutputs;
import io.nunchi.reference.internal.manifest.Decoders;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Ranks the guesses of all decoders for a model's outputs. */
final class LayoutGuesses {

  /** Models with more outputs have them all read, or are described by hand. */
  private static final int MAX_OUTPUTS = 8;

  private LayoutGuesses() {}

  /**
   * Asks every decoder. Where none reads all outputs, they are asked about fewer, because some
   * models have outputs that nobody needs.
   *
   * @param decoders the decoders
   * @param outputs the model's outputs
   * @param knownLabels the number of the model's labels, or 0 if it is not known
   * @return the most likely first
   */
  static List<LayoutCandidate> of(Decoders decoders, ModelOutputs outputs, int knownLabels) {
    List<LayoutCandidate> candidates = ofAll(decoders, outputs);
    int unread = 1;
    while (candidates.isEmpty() && unread < Math.min(outputs.tensors().size(), MAX_OUTPUTS)) {
      candidates = withUnread(unread, decoders, outputs);
      unread++;
    }
    return candidates.stream()
        .map(candidate -> compare(candidate, knownLabels))
        .sorted(Comparator.comparingInt(LayoutCandidate::likelihood).reversed())
        .toList();
  }

  private static List<LayoutCandidate> ofAll(Decoders decoders, ModelOutputs outputs) {
    return decoders.all().stream()
        .flatMap(
            decoder ->
                decoder.guesses(outputs).stream().map(guess -> LayoutCandidate.of(decoder, guess)))
        .toList();
  }

  private static List<LayoutCandidate> withUnread(
      int unread, Decoders decoders, ModelOutputs outputs) {
    List<LayoutCandidate> candidates = new ArrayList<>();
    int count = Math.min(outputs.tensors().size(), MAX_OUTPUTS);
    String first = outputs.tensors().get(0).name(); // exporters write the main output first
    for (int subset = 1; subset < 1 << count; subset++) {
      if (Integer.bitCount(subset) == unread) {
        Set<String> names = new LinkedHashSet<>();
        for (int i = 0; i < count; i++) {
          if ((subset >> i & 1) == 1) {
            names.add(outputs.tensors().get(i).name());
          }
        }
        for (LayoutCandidate candidate : ofAll(decoders, outputs.without(names))) {
          candidates.add(
              candidate.ranked(
                  names.contains(first) ? candidate.likelihood() / 2 : candidate.likelihood(),
                  "without " + String.join(", ", names) + ", left unread"));
        }
      }
    }
    return candidates;
  }

  private static LayoutCandidate compare(LayoutCandidate candidate, int knownLabels) {
    if (knownLabels == 0 || candidate.labelCount() == 0) {
      return candidate;
    }
    return candidate.labelCount() == knownLabels
        ? candidate.ranked(
            Math.min(100, candidate.likelihood() + 10), "and there are " + knownLabels + " labels")
        : candidate.ranked(
            candidate.likelihood() / 4,
            "but there are " + knownLabels + " labels, not " + candidate.labelCount());
  }
}
