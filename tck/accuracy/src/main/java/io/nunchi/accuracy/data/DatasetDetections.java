package io.nunchi.accuracy.data;

import java.util.List;
import java.util.Optional;

/**
 * The detections of one analyzer in every frame of a dataset.
 *
 * <p>Immutable; any thread.
 *
 * @param frames the detections of each frame, in the order of {@link Dataset#frames()}; they may
 *     have labels that the dataset does not measure
 * @param fileDigest SHA-256 of the file that they were read from, or empty
 */
public record DatasetDetections(List<List<FoundBox>> frames, Optional<String> fileDigest) {

  /** Keeps copies of the lists. */
  public DatasetDetections {
    frames = frames.stream().map(List::copyOf).toList();
  }

  /**
   * Tells if every detection belongs to a track.
   *
   * @return false also without any detection
   */
  public boolean areTracked() {
    return frames.stream().anyMatch(found -> !found.isEmpty())
        && frames.stream().flatMap(List::stream).allMatch(box -> box.trackId().isPresent());
  }
}
