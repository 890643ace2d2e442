package io.nunchi.accuracy.internal.track;

import io.nunchi.accuracy.data.Dataset;
import io.nunchi.accuracy.data.DatasetDetections;
import io.nunchi.accuracy.data.FoundBox;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A sequence with its tracks.
 *
 * @param frames in their order
 * @param truthTracks the number of true tracks
 * @param foundTracks the number of found tracks
 */
record TrackedSequence(List<TrackedFrame> frames, int truthTracks, int foundTracks) {

  static TrackedSequence of(Dataset dataset, DatasetDetections detections) {
    TrackNumbers numbers = new TrackNumbers();
    List<TrackedFrame> frames = new ArrayList<>();
    for (int f = 0; f < dataset.frames().size(); f++) {
      List<FoundBox> found =
          detections.frames().get(f).stream()
              .filter(box -> dataset.labels().contains(box.label()))
              .toList();
      frames.add(
          TrackedFrame.of(
              dataset.frames().get(f).truth(), found, numbers, dataset.options().minimumSize()));
    }
    return new TrackedSequence(frames, numbers.truthTracks(), numbers.foundTracks());
  }

  /** Weights with which each frame counts once. */
  int[] once() {
    int[] once = new int[frames.size()];
    Arrays.fill(once, 1);
    return once;
  }

  /** The number of true boxes when each frame counts as often as its weight says. */
  double truthBoxes(int[] weights) {
    return sum(framesOfTruth(weights));
  }

  /** The number of found boxes. */
  double foundBoxes(int[] weights) {
    return sum(framesOfFound(weights));
  }

  /** The number of frames with each true track. */
  double[] framesOfTruth(int[] weights) {
    double[] counts = new double[truthTracks];
    for (int f = 0; f < weights.length; f++) {
      count(frames.get(f).truthIds(), weights[f], counts);
    }
    return counts;
  }

  /** The number of frames with each found track. */
  double[] framesOfFound(int[] weights) {
    double[] counts = new double[foundTracks];
    for (int f = 0; f < weights.length; f++) {
      count(frames.get(f).foundIds(), weights[f], counts);
    }
    return counts;
  }

  private static void count(int[] ids, int weight, double[] counts) {
    for (int id : ids) {
      counts[id] += weight;
    }
  }

  private static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }
}
