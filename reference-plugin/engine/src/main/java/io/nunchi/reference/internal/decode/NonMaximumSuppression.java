package io.nunchi.reference.internal.decode;

import io.nunchi.reference.decoder.Candidates;
import java.util.Arrays;

/**
 * Picks the most confident of candidates that overlap.
 *
 * <p>For one thread at a time: its memory is used again for every frame.
 */
public final class NonMaximumSuppression {

  private final SuppressionSpec spec;
  private long[] order = new long[0];
  private int[] kept = new int[0];
  private int keptCount;

  /**
   * Creates a suppression.
   *
   * @param spec the rules of the suppression
   */
  public NonMaximumSuppression(SuppressionSpec spec) {
    this.spec = spec;
  }

  /**
   * Chooses among candidates; {@link #keptCount()} and {@link #kept} tell which.
   *
   * @param candidates the candidates; unchanged
   */
  public void choose(Candidates candidates) {
    int count = sortByConfidence(candidates);
    keptCount = 0;
    for (int i = 0; i < count; i++) {
      int candidate = (int) order[i];
      if (!isSuppressed(candidates, candidate)) {
        kept[keptCount++] = candidate;
      }
    }
  }

  /**
   * Counts the chosen candidates.
   *
   * @return from 0
   */
  public int keptCount() {
    return keptCount;
  }

  /**
   * Returns a chosen candidate.
   *
   * @param rank from 0 for the most confident one
   * @return its index among the candidates
   */
  public int kept(int rank) {
    return kept[rank];
  }

  /**
   * Sorts so that the most confident come first, and among equals those that came first. One long
   * holds both sort keys.
   */
  private int sortByConfidence(Candidates candidates) {
    int count = candidates.count();
    if (order.length < count) {
      order = new long[Math.max(count, 2 * order.length)];
    }
    for (int i = 0; i < count; i++) {
      long descending = ~rising(candidates.confidence(i));
      order[i] = descending << Integer.SIZE | i;
    }
    Arrays.sort(order, 0, count);
    int considered = Math.min(count, spec.maxCandidates());
    if (kept.length < considered) {
      kept = new int[Math.max(considered, 2 * kept.length)];
    }
    return considered;
  }

  /**
   * A whole number that rises with a confidence, because the bits of a positive float do. Zero of
   * either sign, and whatever is no confidence at all, comes last and suppresses nothing.
   */
  private static int rising(float confidence) {
    return confidence > 0 ? Float.floatToIntBits(confidence) : 0;
  }

  private boolean isSuppressed(Candidates candidates, int candidate) {
    if (spec.mode() == SuppressionMode.NONE) {
      return false;
    }
    boolean perLabel = spec.mode() == SuppressionMode.PER_LABEL;
    for (int i = 0; i < keptCount; i++) {
      boolean compared = !perLabel || candidates.label(kept[i]) == candidates.label(candidate);
      if (compared && candidates.iou(kept[i], candidate) > spec.iou()) {
        return true;
      }
    }
    return false;
  }
}
