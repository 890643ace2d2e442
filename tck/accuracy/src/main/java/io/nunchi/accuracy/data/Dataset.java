package io.nunchi.accuracy.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Labelled frames, checked: every label belongs to a frame, and every image file exists.
 *
 * <p>Immutable; any thread. {@code Datasets} reads it from a folder.
 *
 * @param name the folder's name
 * @param form the form of the labels
 * @param folder where it was read from
 * @param labelsDigest SHA-256 of the files of labels, in hexadecimal digits
 * @param isSequence true if neighbouring frames follow each other in time
 * @param video the video that holds the frames, or empty when they are images
 * @param frameRate frames per second of a sequence, where known
 * @param labels the labels after the label mapping, sorted; not every frame has each
 * @param otherLabels labels that the dataset has, too, and that the options leave out
 * @param categoryLabels the label of each category number, where the dataset numbers them
 * @param frames the frames that are measured, in their order
 * @param otherFrameIds the ids of frames outside the frame range
 * @param tolerated the leniencies that its labels needed
 * @param options the options with which it was read
 */
public record Dataset(
    String name,
    Form form,
    Path folder,
    String labelsDigest,
    boolean isSequence,
    Optional<Path> video,
    OptionalDouble frameRate,
    List<String> labels,
    List<String> otherLabels,
    Map<Long, String> categoryLabels,
    List<LabelledFrame> frames,
    Set<Long> otherFrameIds,
    List<Tolerated> tolerated,
    DatasetOptions options) {

  /** The form of the labels. */
  public enum Form {
    /** One {@code instances.json} in COCO's form. */
    COCO,
    /** {@code gt/gt.txt} in the form of the MOTChallenge. */
    MOT_CHALLENGE,
    /** An XML file for each image, as in Pascal VOC. */
    PASCAL_VOC,
    /** A text file for each image, as YOLO trains on. */
    YOLO
  }

  /** Keeps copies of the collections. */
  public Dataset {
    labels = List.copyOf(labels);
    otherLabels = List.copyOf(otherLabels);
    tolerated = List.copyOf(tolerated);
    categoryLabels = Map.copyOf(categoryLabels);
    frames = List.copyOf(frames);
    otherFrameIds = Set.copyOf(otherFrameIds);
  }

  /**
   * A part of the frames, with everything else as it is.
   *
   * @param from the index of the first frame
   * @param to the index behind the last one
   * @return a dataset of these frames
   */
  public Dataset part(int from, int to) {
    return new Dataset(
        name,
        form,
        folder,
        labelsDigest,
        isSequence,
        video,
        frameRate,
        labels,
        otherLabels,
        categoryLabels,
        frames.subList(from, to),
        otherFrameIds,
        tolerated,
        options);
  }

  /**
   * The number of boxes that must be found.
   *
   * @return labelled boxes that are counted
   */
  public long countedBoxes() {
    return frames.stream()
        .mapToLong(frame -> frame.truth().stream().filter(TruthBox::isCounted).count())
        .sum();
  }
}
