package io.nunchi.spi.result;

import java.util.Arrays;
import java.util.Objects;

/**
 * A vector that describes the look of a detected thing; near vectors of one model mean alike
 * things.
 *
 * <p>Immutable: the values are copied in and out. Any thread. All values are finite (rule 6.2).
 *
 * @since 1.0
 */
public final class Embedding {

  private final String modelId;
  private final float[] values;

  /**
   * Copies an embedding.
   *
   * @param modelId the model that made it; vectors of different models cannot be compared
   * @param values the vector, at least one value
   */
  public Embedding(String modelId, float[] values) {
    this.modelId = Objects.requireNonNull(modelId, "modelId");
    if (values.length == 0) {
      throw new IllegalArgumentException("an embedding has at least one value");
    }
    this.values = values.clone();
  }

  /**
   * The model that made it.
   *
   * @return the model's id
   */
  public String modelId() {
    return modelId;
  }

  /**
   * The vector.
   *
   * @return a copy
   */
  public float[] values() {
    return values.clone();
  }

  /**
   * Tells whether the vector can be compared with others at all.
   *
   * @return true if no value is NaN or infinite
   */
  public boolean isFinite() {
    for (float value : values) {
      if (!Float.isFinite(value)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Embedding that
        && modelId.equals(that.modelId)
        && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return 31 * modelId.hashCode() + Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return "Embedding[" + modelId + ", " + values.length + " values]";
  }
}
