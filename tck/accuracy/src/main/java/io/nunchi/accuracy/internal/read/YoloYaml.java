package io.nunchi.accuracy.internal.read;

import io.nunchi.accuracy.data.Leniency;
import io.nunchi.accuracy.failure.AccuracyException;
import io.nunchi.accuracy.internal.AccuracyErrors;
import io.nunchi.accuracy.text.PlainText;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads {@code data.yaml} as Ultralytics, Roboflow and CVAT write it. For one thread. */
final class YoloYaml {

  /** In the order in which one of them is the usual one. */
  private static final List<String> SUBSETS = List.of("val", "test", "train");

  private static final List<String> USUAL_NAMES = List.of("data.yaml", "dataset.yaml");
  private static final YAMLMapper MAPPER =
      YAMLMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private final Path file;
  private final FileLocation location;
  private final FoundProblems problems;

  private YoloYaml(Path file, FoundProblems problems) {
    this.file = file;
    this.location = new FileLocation(file, 0);
    this.problems = problems;
  }

  /** The description in a folder: one of the usual names, or the only YAML file. */
  static Optional<Path> in(Path folder) throws AccuracyException {
    for (String name : USUAL_NAMES) {
      if (Files.isRegularFile(folder.resolve(name))) {
        return Optional.of(folder.resolve(name));
      }
    }
    List<Path> others = DatasetFiles.in(folder).stream().filter(YoloYaml::isYaml).toList();
    return others.size() == 1 ? Optional.of(others.get(0)) : Optional.empty();
  }

  private static boolean isYaml(Path file) {
    String name = DatasetFiles.name(file);
    return name.endsWith(".yaml") || name.endsWith(".yml");
  }

  static YoloDescription read(Path file, Optional<String> wanted, FoundProblems problems)
      throws AccuracyException {
    return new YoloYaml(file, problems).read(wanted);
  }

  private YoloDescription read(Optional<String> wanted) throws AccuracyException {
    JsonNode root = tree();
    SortedMap<Long, String> names = names(root.path("names"));
    requireCount(root.path("nc"), names);
    String subset = wanted.orElseGet(() -> usualSubset(root));
    List<String> places = texts(root.path(subset));
    if (places.isEmpty()) {
      problems.add(
          location
              .problem(AccuracyErrors.OPTION, "the dataset has no such subset")
              .expected("one of " + SUBSETS.stream().filter(s -> isGiven(root, s)).toList())
              .found(subset)
              .fix("choose one of them by --subset"));
    }
    Path base = base(root.path("path"));
    List<Path> sources = new ArrayList<>();
    for (String place : places) {
      Path source = source(base, place);
      if (source != null) {
        sources.add(source);
      }
    }
    return new YoloDescription(
        file, names, Optional.of(subset), sources, keypointValues(root.path("kpt_shape")));
  }

  private JsonNode tree() throws AccuracyException {
    try {
      JsonNode root = MAPPER.readTree(DatasetFiles.text(file));
      if (root.isObject()) {
        return root;
      }
      throw FoundProblems.only(location.malformed("a mapping with names", root.toString()));
    } catch (JacksonException e) {
      long line = e.getLocation() == null ? 0 : Math.max(e.getLocation().getLineNr(), 0);
      throw FoundProblems.only(
          new FileLocation(file, line).malformed("YAML", String.valueOf(e.getOriginalMessage())));
    }
  }

  private SortedMap<Long, String> names(JsonNode given) {
    SortedMap<Long, String> names = new TreeMap<>();
    if (given.isArray()) {
      for (int i = 0; i < given.size(); i++) {
        YoloDescription.add(i, text(given.get(i)), names, location, problems);
      }
    } else if (given.isObject()) {
      given.properties().forEach(entry -> addNumbered(entry, names));
    } else {
      problems.add(location.missing("names, as a list or a mapping"));
    }
    return names;
  }

  private void addNumbered(Map.Entry<String, JsonNode> entry, SortedMap<Long, String> names) {
    String number = PlainText.strip(entry.getKey());
    if (number.matches("[0-9]{1,9}")) {
      YoloDescription.add(
          Long.parseLong(number), text(entry.getValue()), names, location, problems);
    } else {
      problems.add(
          location.value("the number of a name cannot be", "a whole number from 0", number));
    }
  }

  private static String text(JsonNode name) {
    return name.isNull() ? "" : PlainText.strip(name.asString());
  }

  private void requireCount(JsonNode count, SortedMap<Long, String> names) {
    if (count.isNumber() && !names.isEmpty() && count.asLong() <= names.lastKey()) {
      problems.add(
          location.value(
              "nc is not the number of names", "above " + names.lastKey(), count.toString()));
    }
  }

  private static String usualSubset(JsonNode root) {
    return SUBSETS.stream().filter(subset -> isGiven(root, subset)).findFirst().orElse("val");
  }

  private static boolean isGiven(JsonNode root, String subset) {
    return !texts(root.path(subset)).isEmpty();
  }

  /** A text, or the texts of a list, without empty ones. */
  private static List<String> texts(JsonNode node) {
    List<String> texts = new ArrayList<>();
    if (node.isArray()) {
      node.forEach(element -> texts.addAll(texts(element)));
    } else if (node.isString() && !node.asString().isBlank()) {
      texts.add(PlainText.strip(node.asString()));
    }
    return texts;
  }

  /** The folder from which the subsets' places count; {@code path} may be of another machine. */
  private Path base(JsonNode given) {
    Path folder = file.toAbsolutePath().getParent();
    Path beside = folder == null ? Path.of("") : folder;
    if (!given.isString() || given.asString().isBlank()) {
      return beside;
    }
    Path named = resolved(beside, PlainText.strip(given.asString()));
    if (named != null && Files.isDirectory(named)) {
      return named;
    }
    problems.tolerate(Leniency.MOVED_FOLDER, location);
    return beside;
  }

  /** The place of images; Roboflow writes {@code ../train/images} for {@code train/images}. */
  private @Nullable Path source(Path base, String place) {
    Path named = resolved(base, place);
    if (named != null && Files.exists(named)) {
      return named;
    }
    String upward = place.replaceFirst("^(\\.\\./)+", "");
    Path within = upward.equals(place) ? null : resolved(base, upward);
    if (within != null && Files.exists(within)) {
      problems.tolerate(Leniency.MOVED_FOLDER, location);
      return within;
    }
    problems.add(
        location
            .problem(AccuracyErrors.IMAGE_MISSING, "a folder of images is missing")
            .expected(place + " in " + base)
            .found("no such file or folder")
            .fix("correct the place, or choose another subset"));
    return null;
  }

  private @Nullable Path resolved(Path base, String place) {
    try {
      return base.resolve(place).normalize();
    } catch (InvalidPathException e) {
      problems.add(location.value("a place cannot be", "the name of a file or folder", place));
      return null;
    }
  }

  /** {@code kpt_shape} is the number of keypoints and the values of each. */
  private int keypointValues(JsonNode shape) {
    if (shape.isMissingNode() || shape.isNull()) {
      return 0;
    }
    if (shape.isArray() && shape.size() == 2 && shape.get(0).isInt() && shape.get(1).isInt()) {
      return shape.get(0).asInt() * shape.get(1).asInt();
    }
    problems.add(location.value("kpt_shape cannot be", "two whole numbers", shape.toString()));
    return 0;
  }
}
