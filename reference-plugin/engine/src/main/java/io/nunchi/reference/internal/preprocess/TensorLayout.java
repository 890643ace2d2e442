package io.nunchi.reference.internal.preprocess;

/** The order of a tensor's axes: batch, channels, height, width. */
public enum TensorLayout {
  /** One plane per channel. */
  NCHW,
  /** The channels of a pixel side by side. */
  NHWC
}
