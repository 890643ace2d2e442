package io.nunchi.tck.today;

import io.nunchi.spi.frame.Frame;
import io.nunchi.spi.frame.PixelFormat;
import java.util.Set;

/** Declares every pixel format that there is, today and later. */
public final class AllFormatsPlugin extends TodayPlugin {

  @Override
  Set<PixelFormat> pixelFormats() {
    return Set.of(PixelFormat.values());
  }

  @Override
  void look(Frame frame) {}
}
