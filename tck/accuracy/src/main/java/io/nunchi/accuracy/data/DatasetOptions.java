package io.nunchi.accuracy.data;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Chooses the part of a dataset that is measured, and renames its labels.
 *
 * <p>Immutable; any thread.
 *
 * @param labelMapping the new name of a label, of the dataset and of analyzers alike; other labels
 *     keep theirs
 * @param labels the labels that are measured, by their new names; empty for all of the dataset's
 * @param minimumSize labelled boxes whose longer side is shorter, in pixels, may be missed, and
 *     detections as small are no false alarms; 0 for none
 * @param firstFrame the first frame that is measured, counted from 1
 * @param lastFrame the last one, counted from 1
 */
public record DatasetOptions(
    Map<String, String> labelMapping,
    List<String> labels,
    double minimumSize,
    long firstFrame,
    long lastFrame) {

  /** Everything, with the dataset's own names. */
  public static final DatasetOptions ALL =
      new DatasetOptions(Map.of(), List.of(), 0, 1, Long.MAX_VALUE);

  /** Keeps copies, in a settled order. */
  public DatasetOptions {
    labelMapping = Collections.unmodifiableMap(new TreeMap<>(labelMapping));
    labels = labels.stream().sorted().distinct().toList();
    if (!(minimumSize >= 0) || firstFrame < 1 || lastFrame < firstFrame) {
      throw new IllegalArgumentException(
          "the minimum size is not negative, and the frame range begins at 1 and is not empty");
    }
  }

  /**
   * The name under which a label is measured.
   *
   * @param label a label of the dataset or of an analyzer
   * @return its name after the mapping
   */
  public String mapped(String label) {
    return labelMapping.getOrDefault(label, label);
  }

  /**
   * Tells if a label is measured.
   *
   * @param mappedLabel a label after the mapping
   * @return true if so
   */
  public boolean isMeasured(String mappedLabel) {
    return labels.isEmpty() || labels.contains(mappedLabel);
  }

  /**
   * Tells if a frame is measured.
   *
   * @param position the frame's position, counted from 1
   * @return true if so
   */
  public boolean covers(long position) {
    return position >= firstFrame && position <= lastFrame;
  }
}
