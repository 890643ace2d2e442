package io.nunchi.reference.internal.preprocess;

import java.util.List;

/**
 * The formula from a pixel to an element: {@code (pixel * scale - mean[c]) / std[c]}, with pixels
 * from 0 to 255 and {@code c} counting channels in the tensor's order.
 *
 * <p>Immutable; any thread.
 *
 * @param scale the factor of pixels, positive
 * @param mean the subtrahends, one finite number per channel
 * @param std the divisors, one positive number per channel
 */
public record PixelScale(float scale, List<Float> mean, List<Float> std) {

  /**
   * Checks the parts.
   *
   * @throws IllegalArgumentException if a number is out of its range
   */
  public PixelScale {
    mean = List.copyOf(mean);
    std = List.copyOf(std);
    requirePositive("scale", scale);
    mean.forEach(value -> requireFinite("mean", value));
    std.forEach(value -> requirePositive("std", value));
  }

  /** The factor of a pixel, all in all. */
  double factor(int channel) {
    return (double) scale / std.get(channel);
  }

  /** The summand after {@link #factor}. */
  double shift(int channel) {
    return -(double) mean.get(channel) / std.get(channel);
  }

  /** Tells whether all channels have the same formula. */
  boolean isSameForAllChannels() {
    return mean.stream().distinct().count() == 1 && std.stream().distinct().count() == 1;
  }

  void requireOnePerChannel(ColorOrder order) {
    requireOnePerChannel("mean", mean, order);
    requireOnePerChannel("std", std, order);
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
