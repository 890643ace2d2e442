package io.nunchi.accuracy.data;

import java.util.List;
import java.util.Optional;

/**
 * The detections of one analyzer in every frame of a dataset.
 *
 * <p>Immutable; any thread.
 *
 * @param frames the detections of each frame, in the order of {@link Dataset#frames()}; they may
 *     have labels that the dataset does not measure; where the notes match labels, theirs may be
 *     the analyzer's names or the dataset's
 * @param fileDigest SHA-256 of the file that they were read from, or empty
 * @param notes how they were found or read
 */
public record DatasetDetections(
    List<List<FoundBox>> frames, Optional<String> fileDigest, DetectionNotes notes) {

  /** Keeps copies of the lists. */
  public DatasetDetections {
    frames = frames.stream().map(List::copyOf).toList();
  }

  /**
   * Detections without notes.
   *
   * @param frames the detections of each frame
   * @param fileDigest SHA-256 of the file that they were read from, or empty
   */
  public DatasetDetections(List<List<FoundBox>> frames, Optional<String> fileDigest) {
    this(frames, fileDigest, DetectionNotes.NONE);
  }

  /**
   * Tells if every detection belongs to a track.
   *
   * @return true also for a file of tracks without any row; false for an analyzer without any
   *     detection
   */
  public boolean areTracked() {
    boolean isAny = frames.stream().anyMatch(found -> !found.isEmpty());
    return (isAny || notes.isTrackFile())
        && frames.stream().flatMap(List::stream).allMatch(box -> box.trackId().isPresent());
  }
}
