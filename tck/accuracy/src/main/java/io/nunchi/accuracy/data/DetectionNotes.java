package io.nunchi.accuracy.data;

import io.nunchi.accuracy.label.LabelMatches;
import java.util.List;
import java.util.Optional;

/**
 * The circumstances under which detections were found or read.
 *
 * <p>Immutable; any thread.
 *
 * @param labels the analyzer's declared labels against the dataset's; empty if they were read from
 *     a file, which does not declare any
 * @param tolerated the leniencies that the file needed
 * @param isTrackFile true if a file of tracks was read, which may be empty
 */
public record DetectionNotes(
    Optional<LabelMatches> labels, List<Tolerated> tolerated, boolean isTrackFile) {

  /** Nothing to tell. */
  public static final DetectionNotes NONE = new DetectionNotes(Optional.empty(), List.of(), false);

  /** Keeps a copy. */
  public DetectionNotes {
    tolerated = List.copyOf(tolerated);
  }

  /**
   * Notes of an analyzer's own detections.
   *
   * @param labels its labels against the dataset's
   * @return the notes
   */
  public static DetectionNotes of(LabelMatches labels) {
    return new DetectionNotes(Optional.of(labels), List.of(), false);
  }
}
