package io.nunchi.reference.decoder;

/**
 * A rectangle of the input tensor. Coordinates are continuous pixels: 0 is the left or top edge of
 * the first pixel, 1 its right or bottom edge.
 *
 * <p>Immutable; any thread.
 *
 * @param left left edge
 * @param top top edge
 * @param right right edge
 * @param bottom bottom edge
 */
public record TensorArea(double left, double top, double right, double bottom) {

  /** An area that holds every tensor. */
  public static final TensorArea EVERYTHING =
      new TensorArea(
          Double.NEGATIVE_INFINITY,
          Double.NEGATIVE_INFINITY,
          Double.POSITIVE_INFINITY,
          Double.POSITIVE_INFINITY);
}
