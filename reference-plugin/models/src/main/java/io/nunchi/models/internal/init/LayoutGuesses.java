package io.nunchi.models.internal.init;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Ranks what a model's outputs may mean, by their shapes and by how it answered to noise. */
final class LayoutGuesses {

  private LayoutGuesses() {}

  /**
   * Guesses.
   *
   * @param outputs the model's outputs, their shapes known
   * @param picture its input, its size known
   * @param knownLabels how many labels the model has, or 0 if nobody said
   * @return the most likely first
   */
  static List<LayoutCandidate> of(List<TensorFact> outputs, PictureFact picture, int knownLabels) {
    List<LayoutCandidate> candidates = new ArrayList<>();
    candidates.addAll(OneTensorLayouts.of(outputs, picture));
    candidates.addAll(RowTensorLayouts.of(outputs));
    candidates.addAll(GridTensorLayouts.of(outputs, picture));
    return candidates.stream()
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
