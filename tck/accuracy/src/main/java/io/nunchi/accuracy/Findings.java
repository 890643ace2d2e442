package io.nunchi.accuracy;

import io.nunchi.accuracy.internal.read.DetectionFile;
import io.nunchi.accuracy.internal.read.TrackFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What an analyzer found in every frame of a dataset.
 *
 * <p>Immutable; any thread.
 *
 * @param frames the findings of each frame, in the order of {@link Dataset#frames()}; labels that
 *     the dataset does not measure may be among them
 * @param fileDigest SHA-256 of the file that they were read from, or empty
 */
public record Findings(List<List<FoundBox>> frames, Optional<String> fileDigest) {

  /** Keeps copies of the lists. */
  public Findings {
    frames = frames.stream().map(List::copyOf).toList();
  }

  /**
   * Reads detections in COCO's form of results: an array of {@code image_id}, {@code category_id},
   * {@code bbox}, {@code score}.
   *
   * @param file a JSON file
   * @param dataset a dataset with category numbers
   * @return the detections
   * @throws AccuracyException with everything that is wrong with the file
   */
  public static Findings ofDetections(Path file, Dataset dataset) throws AccuracyException {
    return DetectionFile.read(file, dataset);
  }

  /**
   * Reads tracks in the form of the MOTChallenge: rows of frame, id, left, top, width, height,
   * confidence.
   *
   * @param file a text file
   * @param dataset a sequence
   * @return the tracks
   * @throws AccuracyException with everything that is wrong with the file
   */
  public static Findings ofTracks(Path file, Dataset dataset) throws AccuracyException {
    return TrackFile.read(file, dataset);
  }

  /**
   * Whether every finding belongs to a track.
   *
   * @return false also if there are none
   */
  public boolean areTracked() {
    return frames.stream().anyMatch(found -> !found.isEmpty())
        && frames.stream().flatMap(List::stream).allMatch(box -> box.trackId().isPresent());
  }
}
