package io.nunchi.reference.internal.preprocess;

import java.util.Objects;

/**
 * The way in which a frame fits a tensor of another shape.
 *
 * <p>Immutable; any thread.
 *
 * @param mode the kind of fitting
 * @param undo the scale by which a letterbox is mapped back; unused by other modes
 * @param rounding the rounding of a letterbox's drawn sides; unused by other modes
 * @param cropFraction the part of both sides of the largest crop that {@link
 *     ResizeMode#CENTER_CROP} takes, above 0 and at most 1; unused by other modes
 * @param padValue the value of all channels of padding pixels, from 0 to 255
 */
public record TensorFit(
    ResizeMode mode,
    LetterboxUndo undo,
    LetterboxRounding rounding,
    double cropFraction,
    int padValue) {

  /**
   * Checks the parts.
   *
   * @throws IllegalArgumentException if a number is out of its range
   */
  public TensorFit {
    Objects.requireNonNull(mode, "mode");
    Objects.requireNonNull(undo, "undo");
    Objects.requireNonNull(rounding, "rounding");
    if (!(cropFraction > 0 && cropFraction <= 1)) {
      throw new IllegalArgumentException(
          "cropFraction is above 0 and at most 1; found " + cropFraction);
    }
    if (padValue < 0 || padValue > 255) {
      throw new IllegalArgumentException("padValue is from 0 to 255; found " + padValue);
    }
  }
}
