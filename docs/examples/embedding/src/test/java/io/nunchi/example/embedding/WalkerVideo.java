package io.nunchi.example.embedding;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacv.FFmpegFrameRecorder;
import org.bytedeco.javacv.Frame;

/** A video of a wall: after one second without anybody, dark shapes walk past it. */
final class WalkerVideo {

  private static final int WIDTH = 320;
  private static final int HEIGHT = 240;
  private static final int FRAME_RATE = 25;
  private static final int EMPTY_FRAMES = 25;
  private static final int SPEED = 4;

  private WalkerVideo() {}

  static Path write(Path file, int frames) throws Exception {
    try (FFmpegFrameRecorder recorder = new FFmpegFrameRecorder(file.toFile(), WIDTH, HEIGHT);
        Frame frame = new Frame(WIDTH, HEIGHT, Frame.DEPTH_UBYTE, 1)) {
      recorder.setFormat("mp4");
      recorder.setVideoCodec(avcodec.AV_CODEC_ID_MPEG4);
      recorder.setVideoBitrate(2_000_000);
      recorder.setPixelFormat(avutil.AV_PIX_FMT_YUV420P);
      recorder.setFrameRate(FRAME_RATE);
      recorder.start();
      for (int i = 0; i < frames; i++) {
        draw((ByteBuffer) frame.image[0], frame.imageStride, i);
        recorder.record(frame, avutil.AV_PIX_FMT_GRAY8);
      }
      recorder.stop();
    }
    return file;
  }

  private static void draw(ByteBuffer luma, int stride, int frame) {
    int left = frame < EMPTY_FRAMES ? WIDTH : (frame - EMPTY_FRAMES) * SPEED % WIDTH;
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        boolean walker = x >= left && x < left + 26 && y >= 70 && y < 142;
        int wall = 110 + (x / 7 * 13 + y / 5 * 29) % 23;
        luma.put(y * stride + x, (byte) (walker ? 40 : wall));
      }
    }
  }
}
