package io.nunchi.tck.today;

import io.nunchi.spi.frame.Frame;

/** Chooses weights by a switch over the matrices of today. */
public final class MatrixPlugin extends TodayPlugin {

  @Override
  void look(Frame frame) {
    double red =
        switch (frame.colorMatrix()) {
          case BT601 -> 0.299;
          case BT709 -> 0.2126;
          case BT2020 -> 0.2627;
        };
    requirePositive(red);
  }

  private static void requirePositive(double value) {
    if (value <= 0) {
      throw new IllegalArgumentException("not positive: " + value);
    }
  }
}
