package io.nunchi.accuracy.internal.read;

import io.nunchi.accuracy.data.Dataset;
import io.nunchi.accuracy.data.LabelledFrame;
import io.nunchi.accuracy.data.PixelBox;
import io.nunchi.accuracy.data.TruthBox;
import io.nunchi.accuracy.failure.AccuracyException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code labels/NAME.txt} with rows {@code class centre-x centre-y width height} in parts of
 * the image, {@code images}, and {@code classes.txt} with a label in each line.
 */
final class YoloReader {

  static final String LABELS = "labels";
  static final String CLASSES = "classes.txt";

  private static final String FORM = "class centre-x centre-y width height";

  private final FoundProblems problems = new FoundProblems();
  private final List<String> classes = new ArrayList<>();

  private YoloReader() {}

  static RawDataset read(Path folder) throws AccuracyException {
    return new YoloReader().readFolder(folder);
  }

  private RawDataset readFolder(Path folder) throws AccuracyException {
    Path classFile = folder.resolve(CLASSES);
    readClasses(classFile);
    List<Path> files = new ArrayList<>(List.of(classFile));
    List<LabelledFrame> frames = new ArrayList<>();
    for (ImageLabels.Pair pair :
        ImageLabels.pairs(folder.resolve("images"), folder.resolve(LABELS), ".txt", problems)) {
      files.add(pair.labels());
      ImageHeader size = ImageHeader.read(pair.image(), problems);
      if (size != null) {
        frames.add(frame(frames.size() + 1, pair, size));
      }
    }
    problems.throwIfAny();
    Map<Long, String> numbered = new TreeMap<>();
    for (int i = 0; i < classes.size(); i++) {
      numbered.put((long) i, classes.get(i));
    }
    return new RawDataset(
        Dataset.Form.YOLO,
        files,
        false,
        Optional.empty(),
        OptionalDouble.empty(),
        classes,
        numbered,
        frames);
  }

  private void readClasses(Path file) throws AccuracyException {
    List<String> lines = DatasetFiles.lines(file);
    for (int i = 0; i < lines.size(); i++) {
      String name = lines.get(i).strip();
      if (name.isEmpty() && i < lines.size() - 1) {
        problems.add(new FileLocation(file, i + 1).malformed("a label", "an empty line"));
      } else if (classes.contains(name)) {
        problems.add(new FileLocation(file, i + 1).duplicate("a label is given twice", name));
      }
      if (!name.isEmpty()) {
        classes.add(name);
      }
    }
  }

  private LabelledFrame frame(long id, ImageLabels.Pair pair, ImageHeader size)
      throws AccuracyException {
    List<TruthBox> truth = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    List<String> lines = DatasetFiles.lines(pair.labels());
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      FileLocation location = new FileLocation(pair.labels(), i + 1);
      if (!line.isEmpty()) {
        TruthBox box = parse(line, location, size);
        if (box != null) {
          truth.add(box);
        }
        if (!seen.add(line)) {
          problems.add(location.duplicate("a row is given twice", line));
        }
      }
    }
    String name = DatasetFiles.name(pair.image());
    return new LabelledFrame(
        id, name, Optional.of(pair.image()), size.width(), size.height(), truth);
  }

  private @Nullable TruthBox parse(String line, FileLocation location, ImageHeader size) {
    String[] fields = line.split("\\s+", -1);
    double[] numbers = new double[5];
    if (fields.length != numbers.length) {
      problems.add(location.malformed(FORM, line));
      return null;
    }
    for (int i = 0; i < numbers.length; i++) {
      try {
        numbers[i] = Double.parseDouble(fields[i]);
      } catch (NumberFormatException e) {
        problems.add(location.malformed(FORM, line));
        return null;
      }
    }
    return box(numbers, location, size);
  }

  private @Nullable TruthBox box(double[] numbers, FileLocation location, ImageHeader size) {
    double number = numbers[0];
    if (number != Math.rint(number) || number < 0 || number >= classes.size()) {
      problems.add(
          location.unknown(
              "a label of no class", "a class from 0 to " + (classes.size() - 1), "" + number));
      return null;
    }
    for (int i = 1; i < numbers.length; i++) {
      if (numbers[i] > 1) {
        problems.add(
            location.value("a box in pixels", "parts of the image, 0 to 1", "" + numbers[i]));
        return null;
      }
    }
    double width = numbers[3] * size.width();
    double height = numbers[4] * size.height();
    double left = numbers[1] * size.width() - width / 2;
    double top = numbers[2] * size.height() - height / 2;
    PixelBox box = BoxCheck.labelled(left, top, width, height, location, problems);
    return box == null
        ? null
        : new TruthBox(
            classes.get((int) number),
            box,
            box.area(),
            TruthBox.Kind.COUNTED,
            OptionalLong.empty());
  }
}
