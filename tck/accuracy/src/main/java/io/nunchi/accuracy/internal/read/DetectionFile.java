package io.nunchi.accuracy.internal.read;

import io.nunchi.accuracy.data.Dataset;
import io.nunchi.accuracy.data.DatasetDetections;
import io.nunchi.accuracy.data.DetectionNotes;
import io.nunchi.accuracy.data.FoundBox;
import io.nunchi.accuracy.data.PixelBox;
import io.nunchi.accuracy.failure.AccuracyException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/** Reads detections in COCO's form: image_id, category_id, bbox, score. */
public final class DetectionFile {

  private static final Set<String> FIELDS = Set.of("image_id", "category_id", "bbox", "score");

  private final Dataset dataset;
  private final FrameIndex frames;
  private final FoundProblems problems = new FoundProblems();

  private DetectionFile(Dataset dataset) {
    this.dataset = dataset;
    this.frames = new FrameIndex(dataset);
  }

  /** Reads a file; {@link io.nunchi.accuracy.Datasets#readDetections} says the rest. */
  public static DatasetDetections read(Path file, Dataset dataset) throws AccuracyException {
    if (dataset.categoryLabels().isEmpty()) {
      throw FoundProblems.only(
          new FileLocation(file, 0)
              .unknown(
                  "the dataset has no category numbers",
                  "a dataset in the form of COCO or YOLO",
                  dataset.form().toString()));
    }
    DetectionFile reading = new DetectionFile(dataset);
    JsonEntries.ofArray(file, FIELDS).forEach(reading::add);
    reading.problems.throwIfAny();
    return reading.frames.detections(DatasetFiles.digest(List.of(file)), DetectionNotes.NONE);
  }

  private void add(JsonEntry entry) {
    FileLocation location = entry.location();
    Long imageId = entry.wholeNumber("image_id", problems);
    Long categoryId = entry.wholeNumber("category_id", problems);
    Double confidence = entry.number("score", problems);
    double[] sides = entry.fourNumbers("bbox", problems);
    PixelBox box =
        sides == null
            ? null
            : BoxCheck.found(sides[0], sides[1], sides[2], sides[3], location, problems);
    boolean confident = confidence != null && BoxCheck.isConfidence(confidence, location, problems);
    String label = categoryId == null ? null : dataset.categoryLabels().get(categoryId);
    if (categoryId != null && label == null) {
      problems.add(
          location.unknown(
              "a detection of no category", "the id of a category", "category_id " + categoryId));
    }
    if (imageId != null && !frames.isKnown(imageId)) {
      problems.add(
          location.unknown("a detection in no image", "the id of an image", "image_id " + imageId));
    }
    if (imageId != null && label != null && box != null && confidence != null && confident) {
      frames.add(imageId, new FoundBox(label, box, confidence, OptionalLong.empty()));
    }
  }
}
