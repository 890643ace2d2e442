package io.nunchi.reference.internal.preprocess;

import java.util.Objects;

/**
 * The way from a frame to the input tensor of one image. Padding is scaled like pixels.
 *
 * <p>Immutable; any thread.
 *
 * @param tensor the form of the tensor
 * @param colorOrder the channels and their order
 * @param fit the way in which the frame fits the tensor
 * @param interpolation the way to make up pixels between pixels
 * @param pixels the formula from a pixel to an element
 */
public record PreprocessingSpec(
    TensorForm tensor,
    ColorOrder colorOrder,
    TensorFit fit,
    Interpolation interpolation,
    PixelScale pixels) {

  /** The largest width and height of a tensor. */
  public static final int MAX_SIDE = 8192;

  /**
   * Checks that the parts fit each other.
   *
   * @throws IllegalArgumentException if the channels do not agree
   */
  public PreprocessingSpec {
    Objects.requireNonNull(tensor, "tensor");
    Objects.requireNonNull(fit, "fit");
    Objects.requireNonNull(interpolation, "interpolation");
    pixels.requireOnePerChannel(colorOrder);
  }

  /**
   * The same preprocessing for a tensor of another size.
   *
   * @param newWidth the tensor's width in pixels, from 1 to {@value #MAX_SIDE}
   * @param newHeight the tensor's height in pixels, from 1 to {@value #MAX_SIDE}
   * @return a specification with this size
   */
  public PreprocessingSpec withSize(int newWidth, int newHeight) {
    return new PreprocessingSpec(
        new TensorForm(newWidth, newHeight, tensor.layout(), tensor.type()),
        colorOrder,
        fit,
        interpolation,
        pixels);
  }

  /**
   * The tensor's width.
   *
   * @return pixels
   */
  public int width() {
    return tensor.width();
  }

  /**
   * The tensor's height.
   *
   * @return pixels
   */
  public int height() {
    return tensor.height();
  }

  /**
   * The order of the tensor's axes.
   *
   * @return the layout
   */
  public TensorLayout layout() {
    return tensor.layout();
  }

  /**
   * The type of the tensor's elements.
   *
   * @return the type
   */
  public TensorType type() {
    return tensor.type();
  }

  /**
   * The number of channels.
   *
   * @return 1 or 3
   */
  public int channels() {
    return colorOrder.channels();
  }

  /**
   * The size of the tensor.
   *
   * @return bytes, at most 768 MiB
   */
  public long tensorBytes() {
    return (long) width() * height() * channels() * type().bytes();
  }
}
