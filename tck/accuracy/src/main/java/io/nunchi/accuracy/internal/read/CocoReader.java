package io.nunchi.accuracy.internal.read;

import io.nunchi.accuracy.data.Dataset;
import io.nunchi.accuracy.data.LabelledFrame;
import io.nunchi.accuracy.data.Leniency;
import io.nunchi.accuracy.data.PixelBox;
import io.nunchi.accuracy.data.TruthBox;
import io.nunchi.accuracy.failure.AccuracyException;
import io.nunchi.accuracy.internal.AccuracyErrors;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads {@code instances.json} in COCO's form, with the images in {@code images}. */
final class CocoReader {

  static final String FILE = "instances.json";

  private static final Set<String> ARRAYS = Set.of("images", "annotations", "categories");
  private static final Set<String> FIELDS =
      Set.of(
          "id",
          "name",
          "file_name",
          "width",
          "height",
          "image_id",
          "category_id",
          "bbox",
          "area",
          "iscrowd");

  private final Path file;
  private final Path imageFolder;
  private final boolean needsImages;
  private final FoundProblems problems = new FoundProblems();
  private final UprightLabels uprightLabels = new UprightLabels(problems);
  private final Map<Long, String> categories = new TreeMap<>();
  private final Map<Long, LabelledFrame> images = new TreeMap<>();
  private final Map<Long, List<TruthBox>> truth = new TreeMap<>();

  private CocoReader(Path folder, boolean needsImages) {
    this.needsImages = needsImages;
    this.file = folder.resolve(FILE);
    Path images = folder.resolve("images");
    this.imageFolder = Files.isDirectory(images) ? images : folder;
  }

  static RawDataset read(Path folder, PictureDemand pictures) throws AccuracyException {
    return new CocoReader(folder, pictures.areNeeded()).read();
  }

  private RawDataset read() throws AccuracyException {
    Map<String, List<JsonEntry>> entries = JsonEntries.ofObject(file, ARRAYS, FIELDS);
    entriesOf(entries, "categories").forEach(this::addCategory);
    entriesOf(entries, "images").forEach(this::addImage);
    uprightLabels.finish();
    Set<Long> annotationIds = new HashSet<>();
    entriesOf(entries, "annotations").forEach(entry -> addAnnotation(entry, annotationIds));
    problems.throwIfAny();
    return new RawDataset(
        Dataset.Form.COCO,
        List.of(file),
        false,
        Optional.empty(),
        OptionalDouble.empty(),
        List.copyOf(categories.values()),
        categories,
        frames(),
        Optional.empty(),
        problems.tolerated());
  }

  private List<LabelledFrame> frames() {
    List<LabelledFrame> frames = new ArrayList<>();
    images.forEach(
        (id, image) ->
            frames.add(
                new LabelledFrame(
                    id,
                    image.name(),
                    image.image(),
                    image.width(),
                    image.height(),
                    truth.getOrDefault(id, List.of()))));
    return frames;
  }

  private List<JsonEntry> entriesOf(Map<String, List<JsonEntry>> entries, String array) {
    List<JsonEntry> found = entries.get(array);
    if (found == null) {
      problems.add(new FileLocation(file, 0).missing("an array " + array));
      return List.of();
    }
    return found;
  }

  private void addCategory(JsonEntry entry) {
    Long id = entry.wholeNumber("id", problems);
    String name = entry.text("name", problems);
    if (id == null || name == null) {
      return;
    }
    if (categories.containsValue(name)) {
      problems.add(entry.location().duplicate("a category name is given twice", name));
    }
    if (categories.put(id, name) != null) {
      problems.add(entry.location().duplicate("a category id is given twice", "id " + id));
    }
  }

  private void addImage(JsonEntry given) {
    JsonEntry entry = given.has("width") && given.has("height") ? given : withSizeOfFile(given);
    Long id = entry.wholeNumber("id", problems);
    String name = entry.text("file_name", problems);
    Long width = side(entry, "width");
    Long height = side(entry, "height");
    if (id == null || name == null || width == null || height == null) {
      return;
    }
    Path image = needsImages ? existing(entry.location(), name) : null;
    if (image == null && needsImages) {
      return;
    }
    if (image != null) {
      uprightLabels.check(image, width, height);
    }
    LabelledFrame frame =
        new LabelledFrame(
            id, name, Optional.ofNullable(image), width.intValue(), height.intValue(), List.of());
    if (images.put(id, frame) != null) {
      problems.add(entry.location().duplicate("an image id is given twice", "id " + id));
    }
  }

  /** The entry with the size that its file has; it stays as it is if there is no such file. */
  private JsonEntry withSizeOfFile(JsonEntry entry) {
    String name = entry.has("file_name") ? entry.text("file_name", problems) : null;
    Path image =
        name != null && (needsImages || isThere(name)) ? existing(entry.location(), name) : null;
    ImageHeader size = image == null ? null : ImageHeader.read(image, problems);
    if (size == null) {
      return entry;
    }
    problems.tolerate(Leniency.SIZE_OF_FILE, entry.location());
    Map<String, Object> values = new HashMap<>(entry.values());
    values.put("width", size.width());
    values.put("height", size.height());
    return new JsonEntry(entry.location(), values);
  }

  private @Nullable Long side(JsonEntry entry, String field) {
    Long side = entry.wholeNumber(field, problems);
    if (side != null && (side < 1 || side > Integer.MAX_VALUE)) {
      problems.add(entry.location().value("an image has no size", field + " above 0", "" + side));
      return null;
    }
    return side;
  }

  private boolean isThere(String name) {
    try {
      return Files.isRegularFile(imageFolder.resolve(name));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private @Nullable Path existing(FileLocation location, String name) {
    try {
      Path image = imageFolder.resolve(name);
      if (Files.isRegularFile(image)) {
        return image;
      }
    } catch (InvalidPathException e) {
      problems.add(
          location
              .problem(AccuracyErrors.VALUE, "a file name cannot be")
              .expected("the name of an image")
              .found(name + ": " + e.getReason())
              .fix("correct it; names beyond ASCII need a UTF-8 locale, such as LC_ALL=C.UTF-8"));
      return null;
    }
    problems.add(
        location
            .problem(AccuracyErrors.IMAGE_MISSING, "a labelled image is missing")
            .expected(name + " in " + imageFolder)
            .found("no such file")
            .fix("copy the image, or remove its entry"));
    return null;
  }

  private void addAnnotation(JsonEntry entry, Set<Long> ids) {
    FileLocation location = entry.location();
    Long id = entry.has("id") ? entry.wholeNumber("id", problems) : null;
    if (!entry.has("id")) {
      problems.tolerate(Leniency.NO_ID, location);
    }
    Long imageId = entry.wholeNumber("image_id", problems);
    Long categoryId = entry.wholeNumber("category_id", problems);
    double[] sides = entry.fourNumbers("bbox", problems);
    PixelBox box =
        sides == null
            ? null
            : BoxCheck.labelled(sides[0], sides[1], sides[2], sides[3], location, problems);
    if (id != null && !ids.add(id)) {
      problems.add(location.duplicate("an annotation id is given twice", "id " + id));
    }
    if (imageId != null && !images.containsKey(imageId)) {
      problems.add(
          location.unknown(
              "an annotation of no image", "the id of an image", "image_id " + imageId));
    }
    if (categoryId != null && !categories.containsKey(categoryId)) {
      problems.add(
          location.unknown(
              "an annotation of no category", "the id of a category", "category_id " + categoryId));
    }
    Double area = area(entry, box);
    TruthBox.Kind kind = kind(entry);
    if (box != null && imageId != null && categoryId != null && area != null && kind != null) {
      String label = categories.getOrDefault(categoryId, "");
      truth
          .computeIfAbsent(imageId, unused -> new ArrayList<>())
          .add(new TruthBox(label, box, area, kind, OptionalLong.empty()));
    }
  }

  private @Nullable Double area(JsonEntry entry, @Nullable PixelBox box) {
    if (!entry.has("area")) {
      return box == null ? null : box.area();
    }
    Double area = entry.number("area", problems);
    if (area != null && !(area >= 0 && Double.isFinite(area))) {
      problems.add(
          entry.location().value("an area cannot be", "a finite number from 0", "" + area));
      return null;
    }
    return area;
  }

  private TruthBox.@Nullable Kind kind(JsonEntry entry) {
    if (!entry.has("iscrowd")) {
      return TruthBox.Kind.COUNTED;
    }
    if (entry.values().get("iscrowd") instanceof Boolean isCrowd) {
      return isCrowd ? TruthBox.Kind.REGION : TruthBox.Kind.COUNTED;
    }
    Long crowd = entry.wholeNumber("iscrowd", problems);
    if (crowd == null) {
      return null;
    }
    if (crowd != 0 && crowd != 1) {
      problems.add(entry.location().value("iscrowd cannot be", "0 or 1", "" + crowd));
      return null;
    }
    return crowd == 1 ? TruthBox.Kind.REGION : TruthBox.Kind.COUNTED;
  }
}
