package io.nunchi.tracking.bytetrack;

import io.nunchi.spi.result.Embedding;
import org.jspecify.annotations.Nullable;

/**
 * The look of a track: the running mean of its embeddings, each of length 1 (Zhang et al. 2021,
 * FairMOT; as in BoT-SORT, Aharon et al. 2022).
 */
final class TrackLook {

  /** The part of the old look that stays in the new one. */
  private static final float STAYS = 0.9f;

  private final String modelId;
  private final float[] mean;

  private TrackLook(String modelId, float[] mean) {
    this.modelId = modelId;
    this.mean = mean;
  }

  /** The look of a detection, or null if its embedding has no direction. */
  static @Nullable TrackLook of(Embedding embedding) {
    float[] values = embedding.values();
    return normalise(values) ? new TrackLook(embedding.modelId(), values) : null;
  }

  /** Tells whether two looks are of the same model, so that their distance means something. */
  boolean isComparableWith(TrackLook other) {
    return mean.length == other.mean.length && modelId.equals(other.modelId);
  }

  /** The cosine distance of two comparable looks, in [0, 2]. */
  double distance(TrackLook other) {
    double cosine = 0;
    for (int i = 0; i < mean.length; i++) {
      cosine += (double) mean[i] * other.mean[i];
    }
    return Math.max(0, Math.min(2, 1 - cosine));
  }

  /** This look after a newer one of the same thing; another model's replaces it. */
  TrackLook then(TrackLook newer) {
    if (!isComparableWith(newer)) {
      return newer;
    }
    float[] values = new float[mean.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = STAYS * mean[i] + (1 - STAYS) * newer.mean[i];
    }
    return normalise(values) ? new TrackLook(modelId, values) : newer;
  }

  private static boolean normalise(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += (double) value * value;
    }
    double length = Math.sqrt(sum);
    if (!(length > 0) || Double.isInfinite(length)) {
      return false;
    }
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (values[i] / length);
    }
    return true;
  }
}
