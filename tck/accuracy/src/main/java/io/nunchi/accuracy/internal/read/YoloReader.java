package io.nunchi.accuracy.internal.read;

import io.nunchi.accuracy.data.Dataset;
import io.nunchi.accuracy.data.LabelledFrame;
import io.nunchi.accuracy.data.Leniency;
import io.nunchi.accuracy.data.TruthBox;
import io.nunchi.accuracy.failure.AccuracyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Reads {@code labels/NAME.txt} with parts of the image {@code images/NAME.jpg}, and the names of
 * the classes in {@code data.yaml} or {@code classes.txt}.
 */
final class YoloReader {

  static final String LABELS = "labels";

  private YoloReader() {}

  /**
   * Reads a dataset.
   *
   * @param folder the dataset
   * @param wanted the subset of {@code data.yaml}; empty for the usual one
   */
  static RawDataset read(Path folder, Optional<String> wanted) throws AccuracyException {
    FoundProblems problems = new FoundProblems();
    Optional<Path> yaml = YoloYaml.in(folder);
    YoloDescription description =
        yaml.isPresent()
            ? YoloYaml.read(yaml.get(), wanted, problems)
            : YoloDescription.ofClasses(folder, problems);
    List<Path> files = new ArrayList<>(List.of(description.file()));
    List<LabelledFrame> frames = new ArrayList<>();
    for (YoloImages.Pair pair : YoloImages.pairs(description.sources(), problems)) {
      ImageHeader size = ImageHeader.read(pair.image(), problems);
      if (size != null) {
        frames.add(
            new LabelledFrame(
                frames.size() + 1L,
                pair.name(),
                Optional.of(pair.image()),
                size.width(),
                size.height(),
                truth(pair, description, size, problems)));
      }
      if (Files.exists(pair.labels())) {
        files.add(pair.labels());
      }
    }
    problems.throwIfAny();
    return new RawDataset(
        Dataset.Form.YOLO,
        files,
        false,
        Optional.empty(),
        OptionalDouble.empty(),
        List.copyOf(description.names().values()),
        description.names(),
        frames,
        description.subset(),
        problems.tolerated());
  }

  private static List<TruthBox> truth(
      YoloImages.Pair pair, YoloDescription description, ImageHeader size, FoundProblems problems)
      throws AccuracyException {
    if (Files.exists(pair.labels())) {
      return YoloLabelFile.read(pair.labels(), description, size, problems);
    }
    problems.tolerate(Leniency.BACKGROUND_IMAGE, new FileLocation(pair.image(), 0));
    return List.of();
  }
}
