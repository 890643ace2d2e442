package io.nunchi.reference.internal.preprocess;

import java.util.List;
import java.util.Objects;

/**
 * The way from a frame to the input tensor of one image: each element is {@code (pixel * scale -
 * mean[c]) / std[c]}, with pixels from 0 to 255 and {@code c} counting channels in the tensor's
 * order. Padding is treated like pixels.
 *
 * <p>Immutable; any thread.
 *
 * @param width the tensor's width in pixels, from 1 to {@value #MAX_SIDE}
 * @param height the tensor's height in pixels, from 1 to {@value #MAX_SIDE}
 * @param layout the order of the axes
 * @param type the type of the elements
 * @param colorOrder the channels and their order
 * @param resizeMode the way in which the frame fits the tensor
 * @param undo the scale by which a letterbox is mapped back; unused by other resize modes
 * @param interpolation the way to make up pixels between pixels
 * @param padValue the value of all channels of padding pixels, from 0 to 255
 * @param scale the factor of pixels, positive
 * @param mean the subtrahends, one finite number per channel
 * @param std the divisors, one positive number per channel
 */
public record PreprocessingSpec(
    int width,
    int height,
    TensorLayout layout,
    TensorType type,
    ColorOrder colorOrder,
    ResizeMode resizeMode,
    LetterboxUndo undo,
    Interpolation interpolation,
    int padValue,
    float scale,
    List<Float> mean,
    List<Float> std) {

  /** The largest width and height of a tensor. */
  public static final int MAX_SIDE = 8192;

  /**
   * Checks the parts.
   *
   * @throws IllegalArgumentException if a number is out of its range, or the channels do not agree
   */
  public PreprocessingSpec {
    Objects.requireNonNull(layout, "layout");
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(resizeMode, "resizeMode");
    Objects.requireNonNull(undo, "undo");
    Objects.requireNonNull(interpolation, "interpolation");
    mean = List.copyOf(mean);
    std = List.copyOf(std);
    requireSide("width", width);
    requireSide("height", height);
    if (padValue < 0 || padValue > 255) {
      throw new IllegalArgumentException("padValue is from 0 to 255; found " + padValue);
    }
    requirePositive("scale", scale);
    requireOnePerChannel("mean", mean, colorOrder);
    requireOnePerChannel("std", std, colorOrder);
    mean.forEach(value -> requireFinite("mean", value));
    std.forEach(value -> requirePositive("std", value));
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
        newWidth,
        newHeight,
        layout,
        type,
        colorOrder,
        resizeMode,
        undo,
        interpolation,
        padValue,
        scale,
        mean,
        std);
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
    return (long) width * height * channels() * type.bytes();
  }

  /** The factor of a pixel, all in all. */
  double factor(int channel) {
    return (double) scale / std.get(channel);
  }

  /** The summand after {@link #factor}. */
  double shift(int channel) {
    return -(double) mean.get(channel) / std.get(channel);
  }

  private static void requireSide(String name, int side) {
    if (side < 1 || side > MAX_SIDE) {
      throw new IllegalArgumentException(name + " is from 1 to " + MAX_SIDE + "; found " + side);
    }
  }

  private static void requireOnePerChannel(String name, List<Float> values, ColorOrder order) {
    if (values.size() != order.channels()) {
      throw new IllegalArgumentException(
          name + " has one number per channel of " + order + "; found " + values);
    }
  }

  private static void requireFinite(String name, float value) {
    if (!Float.isFinite(value)) {
      throw new IllegalArgumentException(name + " is finite; found " + value);
    }
  }

  private static void requirePositive(String name, float value) {
    requireFinite(name, value);
    if (value <= 0) {
      throw new IllegalArgumentException(name + " is positive; found " + value);
    }
  }
}
