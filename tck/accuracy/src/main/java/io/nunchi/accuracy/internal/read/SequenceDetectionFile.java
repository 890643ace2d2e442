package io.nunchi.accuracy.internal.read;

import io.nunchi.accuracy.data.SequenceDetection;
import io.nunchi.accuracy.failure.AccuracyException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads detections without tracks in the form of the MOTChallenge. */
public final class SequenceDetectionFile {

  private static final String NO_CLASS = "object";

  private SequenceDetectionFile() {}

  /** Reads a file; {@link io.nunchi.accuracy.Datasets#readSequenceDetections} says the rest. */
  public static List<SequenceDetection> read(Path file) throws AccuracyException {
    FoundProblems problems = new FoundProblems();
    List<SequenceDetection> detections = new ArrayList<>();
    for (MotRow row : MotRow.read(file, MotRow.Kind.DETECTIONS, problems)) {
      Optional<String> label =
          row.category() > 0 ? MotCategory.labelOfFound(row.category()) : Optional.of(NO_CLASS);
      if (label.isEmpty()) {
        problems.add(
            row.location()
                .unknown(
                    "a detection of no known class",
                    "a class from 1 to 13, or -1",
                    Long.toString(row.category())));
      } else {
        detections.add(
            new SequenceDetection(
                Math.toIntExact(row.frame()), row.box(), row.confidence(), label.get()));
      }
    }
    problems.throwIfAny();
    return detections;
  }
}
