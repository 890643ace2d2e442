package io.nunchi.accuracy.internal.read;

import io.nunchi.accuracy.data.Dataset;
import io.nunchi.accuracy.data.LabelledFrame;
import io.nunchi.accuracy.data.TruthBox;
import io.nunchi.accuracy.failure.AccuracyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Reads {@code Annotations/NAME.xml} with the images in {@code JPEGImages} or {@code images}. */
final class VocReader {

  static final String ANNOTATIONS = "Annotations";

  private VocReader() {}

  static RawDataset read(Path folder) throws AccuracyException {
    FoundProblems problems = new FoundProblems();
    Path usual = folder.resolve("JPEGImages");
    Path images = Files.isDirectory(usual) ? usual : folder.resolve("images");
    UprightLabels uprightLabels = new UprightLabels(problems);
    List<Path> files = new ArrayList<>();
    List<LabelledFrame> frames = new ArrayList<>();
    for (ImageLabels.Pair pair :
        ImageLabels.pairs(images, folder.resolve(ANNOTATIONS), ".xml", problems)) {
      files.add(pair.labels());
      ImageHeader size = ImageHeader.read(pair.image(), problems);
      VocFile labels = VocFile.read(pair.labels(), problems);
      uprightLabels.check(pair.image(), labels.width(), labels.height());
      if (size != null) {
        frames.add(
            new LabelledFrame(
                frames.size() + 1,
                DatasetFiles.name(pair.image()),
                Optional.of(pair.image()),
                size.width(),
                size.height(),
                labels.truth()));
      }
    }
    uprightLabels.finish();
    problems.throwIfAny();
    List<String> labels =
        frames.stream()
            .flatMap(frame -> frame.truth().stream())
            .map(TruthBox::label)
            .distinct()
            .sorted()
            .toList();
    return new RawDataset(
        Dataset.Form.PASCAL_VOC,
        files,
        false,
        Optional.empty(),
        OptionalDouble.empty(),
        labels,
        Map.of(),
        frames,
        Optional.empty(),
        problems.tolerated());
  }
}
