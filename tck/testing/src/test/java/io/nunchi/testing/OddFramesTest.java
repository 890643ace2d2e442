package io.nunchi.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.spi.frame.PixelFormat;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class OddFramesTest {

  @Test
  void areOfEachDeclaredFormatInEachSize() {
    List<WatchedFrame> frames =
        OddFrames.of(Set.of(PixelFormat.GRAY8, PixelFormat.I420)).stream()
            .map(Supplier::get)
            .toList();

    assertThat(frames)
        .extracting(WatchedFrame::pixelFormat)
        .containsOnly(PixelFormat.GRAY8, PixelFormat.I420);
    assertThat(frames).hasSize(16);
    assertThat(frames)
        .extracting(frame -> frame.width() + "x" + frame.height())
        .contains("1x1", "17x1", "1x19", "321x241", "127x640", "1280x719");
  }

  @Test
  void theLargeOneIsInTheFormatThatNeedsLeastMemory() {
    assertThat(OddFrames.large(Set.of(PixelFormat.BGR, PixelFormat.NV12)).get())
        .satisfies(
            frame -> {
              assertThat(frame.width()).isEqualTo(7680);
              assertThat(frame.height()).isEqualTo(4320);
              assertThat(frame.pixelFormat()).isEqualTo(PixelFormat.NV12);
            });
  }
}
