package io.nunchi.tracking.bytetrack;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One stage of pairing: some of the tracks with some of the candidates. For one thread; its memory
 * is reused.
 */
final class Association {

  /** A look says nothing about boxes that overlap less (the proximity threshold of BoT-SORT). */
  private static final double NEAR = 0.5;

  /** A detection with another label than the track's has to overlap at least as much. */
  private static final double LEAST_IOU_OF_OTHER_LABEL = 0.7;

  /** Of two detections at one place, the one with the track's label is taken. */
  private static final double OTHER_LABEL = 0.8;

  private final double mostDifferentLook;
  private final double confidenceScale;
  private final Pairing pairing = new Pairing();
  private final List<LiveTrack> tracks = new ArrayList<>();
  private final Boxes trackBoxes = new Boxes();
  private int[] chosen = new int[0];
  private int chosenCount;

  Association(ByteTrackOptions options) {
    this.mostDifferentLook = options.mostDifferentLook();
    this.confidenceScale = options.confidenceScale();
  }

  /** Starts a stage without tracks and candidates. */
  void reset(int candidateCount) {
    tracks.clear();
    chosenCount = 0;
    if (chosen.length < candidateCount) {
      chosen = new int[candidateCount];
    }
  }

  void addTrack(LiveTrack track) {
    trackBoxes.reserve(tracks.size() + 1);
    track.store(trackBoxes, tracks.size());
    tracks.add(track);
  }

  void addCandidate(int candidate) {
    chosen[chosenCount++] = candidate;
  }

  /** Pairs the stage's tracks and candidates as well as its rule allows. */
  void solve(TrackCandidates candidates, Rule rule, double margin) {
    pairing.reset(tracks.size(), chosenCount);
    if (chosenCount == 0) {
      return;
    }
    for (int row = 0; row < tracks.size(); row++) {
      for (int column = 0; column < chosenCount; column++) {
        double iou = trackBoxes.iou(row, candidates.boxes(), chosen[column], margin);
        if (iou > 0) {
          double similarity = similarity(tracks.get(row), candidates, chosen[column], iou, rule);
          pairing.offer(row, column, similarity - rule.leastSimilarity);
        }
      }
    }
    pairing.solve();
  }

  private double similarity(
      LiveTrack track, TrackCandidates candidates, int candidate, double iou, Rule rule) {
    double similarity =
        rule.byConfidence
            ? iou * Math.min(1, confidenceScale * candidates.confidence(candidate))
            : iou;
    if (rule.byLook && iou >= NEAR) {
      similarity = Math.max(similarity, lookSimilarity(track.look(), candidates.look(candidate)));
    }
    if (!track.label().equals(candidates.label(candidate))) {
      return iou < LEAST_IOU_OF_OTHER_LABEL ? 0 : OTHER_LABEL * similarity;
    }
    return similarity;
  }

  private double lookSimilarity(@Nullable TrackLook first, @Nullable TrackLook second) {
    if (first == null || second == null || !first.isComparableWith(second)) {
      return 0;
    }
    double distance = first.distance(second);
    return distance > mostDifferentLook ? 0 : 1 - distance / 2;
  }

  /** The candidate that the n-th added track is paired with, or {@link LiveTrack#NOT_SEEN}. */
  int candidateOf(int track) {
    int column = pairing.columnOf(track);
    return column < 0 ? LiveTrack.NOT_SEEN : chosen[column];
  }

  LiveTrack track(int index) {
    return tracks.get(index);
  }

  int trackCount() {
    return tracks.size();
  }

  /** The rules of the stages, with ByteTrack's thresholds. */
  enum Rule {
    /** Confirmed tracks with certain detections. */
    CERTAIN(0.2, true, true),
    /** Tracks that were seen in the frame before with uncertain detections. */
    UNCERTAIN(0.5, false, false),
    /** Unconfirmed tracks with certain detections. */
    UNCONFIRMED(0.3, true, true);

    private final double leastSimilarity;
    private final boolean byConfidence;
    private final boolean byLook;

    Rule(double leastSimilarity, boolean byConfidence, boolean byLook) {
      this.leastSimilarity = leastSimilarity;
      this.byConfidence = byConfidence;
      this.byLook = byLook;
    }
  }
}
