package io.nunchi.api.internal.shadow;

import io.nunchi.api.shadow.MatchedPair;
import io.nunchi.spi.result.Detection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * The pairs of detections of two results of one frame that show the same thing: compared under the
 * same name, IoU of at least 0.5, one to one, the pair with the greatest IoU first.
 *
 * @param pairs detections that match
 * @param liveOnly detections of the live engine alone
 * @param candidateOnly detections of the candidate alone
 * @param liveLeftOut detections of the live engine under labels that are not compared
 * @param candidateLeftOut detections of the candidate under such labels
 */
public record DetectionPairs(
    List<MatchedPair> pairs,
    List<Detection> liveOnly,
    List<Detection> candidateOnly,
    List<Detection> liveLeftOut,
    List<Detection> candidateLeftOut) {

  private static final float LEAST_IOU = 0.5f;

  /** More detections of one label in one frame are not tried: the time grows with the square. */
  static final int MOST_TRIED = 1000;

  private static final int INDEX_BITS = 10;
  private static final int INDEX_MASK = (1 << INDEX_BITS) - 1;

  /** Matches two results; only {@code labels} are compared. */
  static DetectionPairs of(List<Detection> live, List<Detection> candidate, ComparedLabels labels) {
    DetectionPairs match =
        new DetectionPairs(
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>());
    TreeMap<String, Sides> byName = new TreeMap<>();
    for (Detection detection : live) {
      String name = labels.nameOf(detection.label());
      if (name == null) {
        match.liveLeftOut.add(detection);
      } else {
        sides(byName, name).live.add(detection);
      }
    }
    for (Detection detection : candidate) {
      String name = labels.nameOf(detection.label());
      if (name == null) {
        match.candidateLeftOut.add(detection);
      } else {
        sides(byName, name).candidate.add(detection);
      }
    }
    byName.values().forEach(match::pairUp);
    return match;
  }

  private static Sides sides(TreeMap<String, Sides> byName, String name) {
    return byName.computeIfAbsent(name, unseen -> new Sides());
  }

  private static final class Sides {
    private final List<Detection> live = new ArrayList<>();
    private final List<Detection> candidate = new ArrayList<>();
  }

  private void pairUp(Sides sides) {
    surestFirst(sides.live);
    surestFirst(sides.candidate);
    boolean[] liveTaken = new boolean[sides.live.size()];
    boolean[] candidateTaken = new boolean[sides.candidate.size()];
    long[] ranked = overlaps(sides.live, sides.candidate);
    for (int i = ranked.length - 1; i >= 0; i--) {
      int liveIndex = INDEX_MASK - (int) (ranked[i] >>> INDEX_BITS & INDEX_MASK);
      int candidateIndex = INDEX_MASK - (int) (ranked[i] & INDEX_MASK);
      if (!liveTaken[liveIndex] && !candidateTaken[candidateIndex]) {
        liveTaken[liveIndex] = true;
        candidateTaken[candidateIndex] = true;
        pairs.add(
            new MatchedPair(
                sides.live.get(liveIndex),
                sides.candidate.get(candidateIndex),
                Float.intBitsToFloat((int) (ranked[i] >>> (2 * INDEX_BITS)))));
      }
    }
    addRest(sides.live, liveTaken, liveOnly);
    addRest(sides.candidate, candidateTaken, candidateOnly);
  }

  private static void surestFirst(List<Detection> detections) {
    detections.sort(Comparator.comparingDouble(Detection::confidence).reversed());
  }

  /**
   * The pairs that overlap enough, each in one number: the bits of its IoU, which order as the IoU
   * does because it is not negative; then both indices, so that of equal pairs the surest is last.
   */
  private static long[] overlaps(List<Detection> live, List<Detection> candidate) {
    long[] found = new long[16];
    int count = 0;
    for (int i = 0; i < Math.min(MOST_TRIED, live.size()); i++) {
      for (int j = 0; j < Math.min(MOST_TRIED, candidate.size()); j++) {
        float iou = live.get(i).box().iou(candidate.get(j).box());
        if (iou >= LEAST_IOU) {
          found = count == found.length ? Arrays.copyOf(found, 2 * count) : found;
          found[count++] =
              (long) Float.floatToIntBits(iou) << (2 * INDEX_BITS)
                  | (long) (INDEX_MASK - i) << INDEX_BITS
                  | INDEX_MASK - j;
        }
      }
    }
    long[] ranked = Arrays.copyOf(found, count);
    Arrays.sort(ranked);
    return ranked;
  }

  private static void addRest(List<Detection> all, boolean[] taken, List<Detection> rest) {
    for (int i = 0; i < taken.length; i++) {
      if (!taken[i]) {
        rest.add(all.get(i));
      }
    }
  }

  /** The number of detections without a partner. */
  public int unmatched() {
    return liveOnly.size() + candidateOnly.size();
  }
}
