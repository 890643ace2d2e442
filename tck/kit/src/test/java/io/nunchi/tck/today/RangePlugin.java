package io.nunchi.tck.today;

import io.nunchi.spi.frame.Frame;

/** Chooses black by a switch over the ranges of today. */
public final class RangePlugin extends TodayPlugin {

  @Override
  void look(Frame frame) {
    int white =
        switch (frame.colorRange()) {
          case LIMITED -> 235;
          case FULL -> 255;
        };
    requirePositive(white);
  }

  private static void requirePositive(double value) {
    if (value <= 0) {
      throw new IllegalArgumentException("not positive: " + value);
    }
  }
}
