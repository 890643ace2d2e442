package io.nunchi.reference.internal.preprocess;

/** The channels of a tensor and their order. */
public enum ColorOrder {
  /** Blue, green, red. */
  BGR(3),
  /** Red, green, blue. */
  RGB(3),
  /** Luma alone, full range; of a frame without luma, that of ITU-R BT.601. */
  GRAY(1);

  private final int channels;

  ColorOrder(int channels) {
    this.channels = channels;
  }

  /**
   * The number of channels.
   *
   * @return 1 or 3
   */
  public int channels() {
    return channels;
  }
}
