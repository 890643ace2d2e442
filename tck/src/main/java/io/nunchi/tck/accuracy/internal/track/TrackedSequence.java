package io.nunchi.tck.accuracy.internal.track;

import io.nunchi.tck.accuracy.Dataset;
import io.nunchi.tck.accuracy.Findings;
import io.nunchi.tck.accuracy.FoundBox;
import java.util.ArrayList;
import java.util.List;

/**
 * A sequence with its tracks.
 *
 * @param frames in their order
 * @param truthTracks how many true tracks there are
 * @param foundTracks how many were found
 */
record TrackedSequence(List<TrackedFrame> frames, int truthTracks, int foundTracks) {

  static TrackedSequence of(Dataset dataset, Findings findings) {
    TrackNumbers numbers = new TrackNumbers();
    List<TrackedFrame> frames = new ArrayList<>();
    for (int f = 0; f < dataset.frames().size(); f++) {
      List<FoundBox> found =
          findings.frames().get(f).stream()
              .filter(box -> dataset.labels().contains(box.label()))
              .toList();
      frames.add(
          TrackedFrame.of(
              dataset.frames().get(f).truth(), found, numbers, dataset.options().minimumSize()));
    }
    return new TrackedSequence(frames, numbers.truthTracks(), numbers.foundTracks());
  }

  long truthBoxes() {
    return frames.stream().mapToLong(frame -> frame.truthIds().length).sum();
  }

  long foundBoxes() {
    return frames.stream().mapToLong(frame -> frame.foundIds().length).sum();
  }

  /** In how many frames each true track is. */
  double[] framesOfTruth() {
    double[] counts = new double[truthTracks];
    frames.forEach(frame -> count(frame.truthIds(), counts));
    return counts;
  }

  /** In how many frames each found track is. */
  double[] framesOfFound() {
    double[] counts = new double[foundTracks];
    frames.forEach(frame -> count(frame.foundIds(), counts));
    return counts;
  }

  private static void count(int[] ids, double[] counts) {
    for (int id : ids) {
      counts[id]++;
    }
  }
}
