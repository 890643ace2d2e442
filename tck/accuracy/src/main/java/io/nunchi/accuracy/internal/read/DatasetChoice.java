package io.nunchi.accuracy.internal.read;

import io.nunchi.accuracy.data.Dataset;
import io.nunchi.accuracy.data.DatasetOptions;
import io.nunchi.accuracy.data.LabelledFrame;
import io.nunchi.accuracy.data.TruthBox;
import io.nunchi.accuracy.failure.AccuracyException;
import io.nunchi.accuracy.internal.AccuracyErrors;
import io.nunchi.spi.failure.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Takes from a dataset what the options choose. */
final class DatasetChoice {

  private final Path folder;
  private final RawDataset raw;
  private final DatasetOptions options;
  private final FoundProblems problems = new FoundProblems();

  DatasetChoice(Path folder, RawDataset raw, DatasetOptions options) {
    this.folder = folder;
    this.raw = raw;
    this.options = options;
  }

  Dataset chosen() throws AccuracyException {
    List<String> mapped = raw.labels().stream().map(options::mapped).distinct().sorted().toList();
    for (String label : options.labels()) {
      if (!mapped.contains(label)) {
        problems.add(
            Problem.of(AccuracyErrors.OPTION, "the dataset has no such label")
                .expected("some of " + mapped)
                .found(label)
                .where(folder.toString())
                .fix("correct the label, or map one of the dataset's to it"));
      }
    }
    refuseLeniencies();
    List<String> labels = mapped.stream().filter(options::isMeasured).toList();
    List<LabelledFrame> frames = frames();
    requireSomething(labels, frames);
    LabelFit.boxesOutside(folder, frames).ifPresent(problems::add);
    problems.throwIfAny();
    Map<Long, String> categories = new TreeMap<>();
    raw.categoryLabels().forEach((number, label) -> categories.put(number, options.mapped(label)));
    return new Dataset(
        name(),
        raw.form(),
        folder,
        DatasetFiles.digest(raw.labelFiles()),
        raw.isSequence(),
        raw.video(),
        raw.frameRate(),
        labels,
        mapped.stream().filter(label -> !options.isMeasured(label)).toList(),
        categories,
        frames,
        outsideRange(),
        raw.tolerated(),
        options);
  }

  private String name() {
    String name = DatasetFiles.name(folder.toAbsolutePath().normalize());
    return raw.subset().map(subset -> name + " " + subset).orElse(name);
  }

  private void refuseLeniencies() {
    if (options.isStrict()) {
      problems.refuse(raw.tolerated());
    }
    if (options.subset().isPresent() && raw.subset().isEmpty()) {
      problems.add(
          Problem.of(AccuracyErrors.OPTION, "the dataset has no subsets")
              .expected("a YOLO dataset with data.yaml")
              .found("subset " + options.subset().get() + " of a dataset of the form " + raw.form())
              .where(folder.toString())
              .fix("leave --subset out"));
    }
  }

  private void requireSomething(List<String> labels, List<LabelledFrame> frames) {
    if (frames.isEmpty()) {
      problems.add(
          nothing(
              "no frame is left to compare",
              raw.frames().size() + " frames, none of them in the frame range"));
    } else if (labels.isEmpty()) {
      problems.add(nothing("no label is left to compare", "no label"));
    } else if (frames.stream().allMatch(f -> f.truth().stream().noneMatch(TruthBox::isCounted))) {
      problems.add(
          nothing("no labelled box is left to compare", "no box that must be found in any frame"));
    }
  }

  private Problem nothing(String what, String found) {
    return Problem.of(AccuracyErrors.NOTHING_TO_COMPARE, what)
        .expected("at least one frame, one label and one labelled box")
        .found(found)
        .where(folder.toString())
        .fix("correct the options, or label more");
  }

  private List<LabelledFrame> frames() {
    List<LabelledFrame> frames = new ArrayList<>();
    for (int i = 0; i < raw.frames().size(); i++) {
      LabelledFrame frame = raw.frames().get(i);
      if (options.covers(i + 1L)) {
        frames.add(
            new LabelledFrame(
                frame.id(),
                frame.name(),
                frame.image(),
                frame.width(),
                frame.height(),
                truth(frame)));
      }
    }
    return frames;
  }

  private Set<Long> outsideRange() {
    Set<Long> ids = new HashSet<>();
    for (int i = 0; i < raw.frames().size(); i++) {
      if (!options.covers(i + 1L)) {
        ids.add(raw.frames().get(i).id());
      }
    }
    return ids;
  }

  private List<TruthBox> truth(LabelledFrame frame) {
    List<TruthBox> truth = new ArrayList<>();
    for (TruthBox box : frame.truth()) {
      String label = options.mapped(box.label());
      if (box.kind() == TruthBox.Kind.OTHER) {
        truth.add(box);
      } else if (options.isMeasured(label)) {
        boolean tooSmall = box.isCounted() && box.box().longerSide() < options.minimumSize();
        TruthBox.Kind kind = tooSmall ? TruthBox.Kind.OPTIONAL : box.kind();
        truth.add(new TruthBox(label, box.box(), box.area(), kind, box.trackId()));
      } else if (box.trackId().isPresent()) {
        truth.add(new TruthBox(label, box.box(), box.area(), TruthBox.Kind.OTHER, box.trackId()));
      }
    }
    return truth;
  }
}
