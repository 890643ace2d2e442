package io.nunchi.reference.internal.preprocess;

import java.util.Objects;

/**
 * The form of the input tensor of one image, without its channels.
 *
 * <p>Immutable; any thread.
 *
 * @param width in pixels, from 1 to {@link PreprocessingSpec#MAX_SIDE}
 * @param height in pixels, from 1 to {@link PreprocessingSpec#MAX_SIDE}
 * @param layout the order of the axes
 * @param type the type of the elements
 */
public record TensorForm(int width, int height, TensorLayout layout, TensorType type) {

  /**
   * Checks the parts.
   *
   * @throws IllegalArgumentException if a side is out of its range
   */
  public TensorForm {
    Objects.requireNonNull(layout, "layout");
    Objects.requireNonNull(type, "type");
    requireSide("width", width);
    requireSide("height", height);
  }

  private static void requireSide(String name, int side) {
    if (side < 1 || side > PreprocessingSpec.MAX_SIDE) {
      throw new IllegalArgumentException(
          name + " is from 1 to " + PreprocessingSpec.MAX_SIDE + "; found " + side);
    }
  }
}
