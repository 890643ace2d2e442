package io.nunchi.cli.internal.video;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.api.frame.FrameBuffer;
import io.nunchi.spi.frame.PixelFormat;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.junit.jupiter.api.Test;

/** Frames as hardware decoders give them, which no container holds. */
class DecodedPicturesTest {

  @Test
  void makesI420OfP010() throws Exception {
    AVFrame frame = avutil.av_frame_alloc();
    frame.width(32).height(16).format(avutil.av_get_pix_fmt("p010le"));
    avutil.av_frame_get_buffer(frame, 0);
    fill(frame, 0, 16, 180, 180);
    fill(frame, 1, 8, 90, 200);
    try (DecodedPictures pictures = new DecodedPictures()) {
      FrameBuffer picture = pictures.picture(frame);

      assertThat(picture.pixelFormat()).isEqualTo(PixelFormat.I420);
      assertThat(picture.memory(0).get(100) & 0xff).isEqualTo(180);
      assertThat(picture.memory(1).get(100) & 0xff).isEqualTo(90);
      assertThat(picture.memory(2).get(100) & 0xff).isEqualTo(200);
    } finally {
      avutil.av_frame_free(frame);
    }
  }

  private static void fill(AVFrame frame, int plane, int rows, int even, int odd) {
    int bytes = frame.linesize(plane) * rows;
    ShortBuffer samples =
        frame
            .data(plane)
            .capacity(bytes)
            .asByteBuffer()
            .order(ByteOrder.LITTLE_ENDIAN)
            .asShortBuffer();
    while (samples.hasRemaining()) {
      samples.put((short) (even << 8)).put((short) (odd << 8));
    }
  }
}
