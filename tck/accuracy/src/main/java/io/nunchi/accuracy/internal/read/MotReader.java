package io.nunchi.accuracy.internal.read;

import io.nunchi.accuracy.data.Dataset;
import io.nunchi.accuracy.data.LabelledFrame;
import io.nunchi.accuracy.data.TruthBox;
import io.nunchi.accuracy.data.VideoProbe;
import io.nunchi.accuracy.failure.AccuracyException;
import io.nunchi.accuracy.internal.AccuracyErrors;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Reads a MOTChallenge sequence: {@code gt/gt.txt} with {@code img1} or a video file. */
final class MotReader {

  static final Path FILE = Path.of("gt", "gt.txt");

  private final Path folder;
  private final FoundProblems problems = new FoundProblems();

  private MotReader(Path folder) {
    this.folder = folder;
  }

  static RawDataset read(Path folder, VideoProbe probe) throws AccuracyException {
    return new MotReader(folder).read(probe);
  }

  private RawDataset read(VideoProbe probe) throws AccuracyException {
    Path file = folder.resolve(FILE);
    List<MotRow> rows = MotRow.read(file, true, problems);
    MotFrames frames = MotFrames.of(folder, rows, probe, problems);
    Map<Long, List<TruthBox>> truth = new TreeMap<>();
    for (MotRow row : rows) {
      addRow(row, frames, truth);
    }
    problems.throwIfAny();
    List<LabelledFrame> labelled = new ArrayList<>();
    for (LabelledFrame frame : frames.frames()) {
      labelled.add(
          new LabelledFrame(
              frame.id(),
              frame.name(),
              frame.image(),
              frame.width(),
              frame.height(),
              truth.getOrDefault(frame.id(), List.of())));
    }
    return new RawDataset(
        Dataset.Form.MOT_CHALLENGE,
        List.of(file),
        true,
        frames.video(),
        frames.frameRate(),
        labels(truth),
        Map.of(),
        labelled,
        Optional.empty(),
        problems.tolerated());
  }

  private void addRow(MotRow row, MotFrames frames, Map<Long, List<TruthBox>> truth) {
    if (row.frame() > frames.frames().size()) {
      problems.add(
          row.location()
              .problem(AccuracyErrors.NO_SUCH_FRAME, "a label of a frame that does not exist")
              .expected("a frame from 1 to " + frames.frames().size())
              .found("frame " + row.frame())
              .fix("remove the row, or complete the sequence"));
      return;
    }
    if (row.category() > 0 && !MotCategory.exists(row.category())) {
      problems.add(
          row.location()
              .unknown("a label of no class", "a class from 1 to 13", "" + row.category()));
      return;
    }
    Optional<MotCategory> category =
        row.category() > 0 ? MotCategory.of(row.category()) : Optional.of(MotCategory.PERSON);
    if (category.isPresent()) {
      TruthBox.Kind kind = row.confidence() == 0 ? TruthBox.Kind.REGION : category.get().kind();
      truth
          .computeIfAbsent(row.frame(), unused -> new ArrayList<>())
          .add(
              new TruthBox(
                  category.get().label(),
                  row.box(),
                  row.box().area(),
                  kind,
                  OptionalLong.of(row.id())));
    }
  }

  /** The labels that something must be found of; ignore regions alone are no label. */
  private static List<String> labels(Map<Long, List<TruthBox>> truth) {
    return truth.values().stream()
        .flatMap(List::stream)
        .filter(TruthBox::isCounted)
        .map(TruthBox::label)
        .distinct()
        .sorted()
        .toList();
  }
}
