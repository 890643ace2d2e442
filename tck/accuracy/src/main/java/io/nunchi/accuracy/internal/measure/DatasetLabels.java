package io.nunchi.accuracy.internal.measure;

import io.nunchi.accuracy.data.Dataset;
import io.nunchi.accuracy.data.DatasetDetections;
import io.nunchi.accuracy.data.FoundBox;
import io.nunchi.accuracy.failure.AccuracyException;
import io.nunchi.accuracy.internal.AccuracyErrors;
import io.nunchi.accuracy.label.LabelMatches;
import io.nunchi.spi.failure.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The labels of a dataset against those of an analyzer or of its detections. */
public final class DatasetLabels {

  private DatasetLabels() {}

  /** The labels that detections have, sorted. */
  static List<String> of(DatasetDetections detections) {
    return detections.frames().stream()
        .flatMap(List::stream)
        .map(FoundBox::label)
        .distinct()
        .sorted()
        .toList();
  }

  /**
   * The matches with the labels that are measured; those that the options leave out are no rest.
   */
  public static LabelMatches match(Dataset dataset, Collection<String> labels) {
    List<String> all = new ArrayList<>(dataset.labels());
    all.addAll(dataset.otherLabels());
    return LabelMatches.of(all, labels).without(dataset.otherLabels());
  }

  /** Refuses labels of which none matches and, in a strict dataset, names that are not equal. */
  public static void require(Dataset dataset, LabelMatches matches, List<String> labels)
      throws AccuracyException {
    if (matches.matches().isEmpty()) {
      throw nothingInCommon(dataset, labels);
    }
    if (dataset.options().isStrict() && !matches.inexact().isEmpty()) {
      throw new AccuracyException(
          matches.inexact().stream()
              .map(
                  match ->
                      Problem.of(AccuracyErrors.LENIENCY, "two labels match by other names only")
                          .expected(match.dataset())
                          .found(match.analyzer())
                          .where(dataset.folder().toString())
                          .fix("map them by --map, or leave --strict out"))
              .toList());
    }
  }

  /** The refusal of an analyzer that finds none of a dataset's labels. */
  static AccuracyException nothingInCommon(Dataset dataset, List<String> found) {
    return new AccuracyException(
        List.of(
            Problem.of(
                    AccuracyErrors.NOTHING_TO_COMPARE,
                    "analyzer and dataset have no label in common")
                .expected("some of " + dataset.labels())
                .found(found.toString())
                .where(dataset.folder().toString())
                .fix("map the labels to each other")));
  }
}
