package io.nunchi.cli.internal.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.api.frame.FrameBuffer;
import io.nunchi.spi.frame.PixelFormat;
import java.nio.ByteBuffer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class PixelCopyTest {

  @Property(tries = 100)
  void findsEveryRowWhateverTheStride(
      @ForAll @IntRange(min = 1, max = 17) int width,
      @ForAll @IntRange(min = 1, max = 9) int height,
      @ForAll @IntRange(min = 0, max = 20) int gap) {
    int stride = width * 3 + gap;
    ByteBuffer source = ByteBuffer.allocateDirect(stride * height);
    for (int i = 0; i < source.capacity(); i++) {
      source.put(i, (byte) i);
    }
    FrameBuffer target = FrameBuffer.allocate(width, height, PixelFormat.BGR);

    PixelCopy.bgr(source, stride, target);

    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width * 3; x++) {
        assertThat(target.memory(0).get(y * target.planes().get(0).stride() + x))
            .isEqualTo(source.get(y * stride + x));
      }
    }
  }
}
