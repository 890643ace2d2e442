package io.nunchi.accuracy.internal.read;

import io.nunchi.accuracy.data.Leniency;
import io.nunchi.accuracy.failure.AccuracyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The names and folders of a YOLO dataset, as its description says.
 *
 * @param file the description: data.yaml or classes.txt
 * @param names labels by their numbers
 * @param subset the subset that was chosen, where the description has several
 * @param sources folders of images, and files that list images, of the subset
 * @param keypointValues the values after the box in rows with keypoints; 0 without keypoints
 */
record YoloDescription(
    Path file,
    SortedMap<Long, String> names,
    Optional<String> subset,
    List<Path> sources,
    int keypointValues) {

  static final String CLASSES = "classes.txt";

  /**
   * The description of a folder with {@code images} and {@code labels} but no {@code data.yaml}.
   */
  static YoloDescription ofClasses(Path folder, FoundProblems problems) throws AccuracyException {
    Path beside = folder.resolve(CLASSES);
    Path within = folder.resolve(YoloReader.LABELS).resolve(CLASSES); // as labelImg writes it
    Path file = !Files.exists(beside) && Files.exists(within) ? within : beside;
    return new YoloDescription(
        file, names(file, problems), Optional.empty(), List.of(folder.resolve("images")), 0);
  }

  private static SortedMap<Long, String> names(Path file, FoundProblems problems)
      throws AccuracyException {
    SortedMap<Long, String> names = new TreeMap<>();
    List<String> lines = DatasetFiles.lines(file);
    int last = lines.size();
    while (last > 0 && lines.get(last - 1).isEmpty()) {
      last--;
    }
    for (int i = 0; i < last; i++) {
      add(i, lines.get(i), names, new FileLocation(file, i + 1L), problems);
    }
    return names;
  }

  /** Adds a name; an empty one leaves a gap in the numbers. */
  static void add(
      long number,
      String name,
      SortedMap<Long, String> names,
      FileLocation location,
      FoundProblems problems) {
    if (name.isEmpty()) {
      problems.tolerate(Leniency.UNNAMED_CLASS, location);
      return;
    }
    if (names.containsValue(name)) {
      problems.tolerate(Leniency.REPEATED_CLASS, location);
    }
    names.put(number, name);
  }
}
