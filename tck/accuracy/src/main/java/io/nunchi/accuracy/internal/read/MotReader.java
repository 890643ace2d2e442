package io.nunchi.accuracy.internal.read;

import io.nunchi.accuracy.data.Dataset;
import io.nunchi.accuracy.data.LabelledFrame;
import io.nunchi.accuracy.data.TruthBox;
import io.nunchi.accuracy.failure.AccuracyException;
import io.nunchi.accuracy.internal.AccuracyErrors;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * Reads a MOTChallenge sequence: {@code gt/gt.txt} with {@code img1}, a video file or {@code
 * seqinfo.ini}.
 */
final class MotReader {

  static final Path FILE = Path.of("gt", "gt.txt");

  private final Path folder;
  private final FoundProblems problems;
  private final MotFrames frames;
  private final boolean isMot20;
  private final Map<Long, List<TruthBox>> truth = new TreeMap<>();

  private MotReader(Path folder, FoundProblems problems, MotFrames frames, boolean isMot20) {
    this.folder = folder;
    this.problems = problems;
    this.frames = frames;
    this.isMot20 = isMot20;
  }

  static RawDataset read(Path folder, PictureDemand pictures) throws AccuracyException {
    FoundProblems problems = new FoundProblems();
    List<MotRow> rows = MotRow.read(folder.resolve(FILE), MotRow.Kind.LABELS, problems);
    Optional<MotSequenceInfo> info = MotSequenceInfo.read(folder, problems);
    MotFrames frames = new MotFrameSource(folder, info, problems).frames(rows, pictures);
    boolean isMot20 = info.filter(MotSequenceInfo::isMot20).isPresent();
    return new MotReader(folder, problems, frames, isMot20).read(rows);
  }

  private RawDataset read(List<MotRow> rows) throws AccuracyException {
    rows.forEach(this::addRow);
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
        List.of(folder.resolve(FILE)),
        true,
        frames.video(),
        frames.frameRate(),
        labels(),
        Map.of(),
        labelled,
        Optional.empty(),
        problems.tolerated());
  }

  private void addRow(MotRow row) {
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
    MotCategory named =
        row.category() > 0 ? MotCategory.ofLabel(row.category(), isMot20) : MotCategory.PERSON;
    MotCategory category = isSetAside(row) ? named.setAside() : named;
    truth
        .computeIfAbsent(row.frame(), unused -> new ArrayList<>())
        .add(
            new TruthBox(
                category.label(),
                row.box(),
                row.box().area(),
                category.kind(),
                OptionalLong.of(row.id())));
  }

  /** The flag is 0; as TrackEval reads it, a fraction of 1 is 0, too. */
  private static boolean isSetAside(MotRow row) {
    return (long) row.confidence() == 0;
  }

  /** The labels that something must be found of; ignore regions alone are no label. */
  private List<String> labels() {
    return truth.values().stream()
        .flatMap(List::stream)
        .filter(TruthBox::isCounted)
        .map(TruthBox::label)
        .distinct()
        .sorted()
        .toList();
  }
}
