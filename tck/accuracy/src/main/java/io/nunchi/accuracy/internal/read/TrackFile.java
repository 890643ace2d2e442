package io.nunchi.accuracy.internal.read;

import io.nunchi.accuracy.data.Dataset;
import io.nunchi.accuracy.data.DatasetDetections;
import io.nunchi.accuracy.data.DetectionNotes;
import io.nunchi.accuracy.data.FoundBox;
import io.nunchi.accuracy.failure.AccuracyException;
import io.nunchi.accuracy.internal.AccuracyErrors;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads tracks in the form of the MOTChallenge. */
public final class TrackFile {

  private TrackFile() {}

  /** Reads a file; {@link io.nunchi.accuracy.Datasets#readTracks} says the rest. */
  public static DatasetDetections read(Path file, Dataset dataset) throws AccuracyException {
    FoundProblems problems = new FoundProblems();
    FrameIndex frames = new FrameIndex(dataset);
    for (MotRow row : MotRow.read(file, MotRow.Kind.TRACKS, problems)) {
      if (!frames.isKnown(row.frame())) {
        problems.add(
            row.location()
                .problem(AccuracyErrors.NO_SUCH_FRAME, "a track in a frame that does not exist")
                .expected("a frame of " + dataset.folder())
                .found("frame " + row.frame())
                .fix("take the tracks of this sequence"));
        continue;
      }
      Optional<String> label = label(row, dataset);
      if (label.isEmpty()) {
        problems.add(
            row.location()
                .unknown(
                    "a track of no known class",
                    "a class from 1 to 13, as the dataset has several labels",
                    Long.toString(row.category())));
        continue;
      }
      frames.add(
          row.frame(),
          new FoundBox(label.get(), row.box(), row.confidence(), OptionalLong.of(row.id())));
    }
    if (dataset.options().isStrict()) {
      problems.refuse(problems.tolerated());
    }
    problems.throwIfAny();
    return frames.detections(
        DatasetFiles.digest(List.of(file)),
        new DetectionNotes(Optional.empty(), problems.tolerated(), true));
  }

  private static Optional<String> label(MotRow row, Dataset dataset) {
    if (row.category() > 0) {
      return MotCategory.labelOfFound(row.category()).map(dataset.options()::mapped);
    }
    return dataset.labels().size() == 1 ? Optional.of(dataset.labels().get(0)) : Optional.empty();
  }
}
