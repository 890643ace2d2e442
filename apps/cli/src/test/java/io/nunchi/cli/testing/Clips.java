package io.nunchi.cli.testing;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ShortBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacv.FFmpegFrameGrabber;
import org.bytedeco.javacv.FFmpegFrameRecorder;
import org.bytedeco.javacv.Frame;
import org.bytedeco.javacv.FrameRecorder;

/** Clips and images that are drawn here. */
public final class Clips {

  private static final int HIGH_BITRATE = 8_000_000;

  private Clips() {}

  /** A picture of a grey background with a white rectangle that walks to the right. */
  public static BufferedImage picture(int width, int height, int number) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(new Color(60, 60, 60));
    graphics.fillRect(0, 0, width, height);
    graphics.setColor(Color.WHITE);
    graphics.fillRect(number * 3 % width, height / 3, width / 8, height / 3);
    graphics.dispose();
    return image;
  }

  /** An H.264 recording in an mp4 file that tells its length at its beginning. */
  public static Path mp4(Path file, int width, int height, int frames, double rate)
      throws IOException {
    try (FFmpegFrameRecorder recorder = recorder(file, "mp4", width, height, rate)) {
      recorder.setOption("movflags", "faststart");
      recorder.start();
      record(recorder, width, height, frames);
    }
    return file;
  }

  /** Records the first frames of another recording. */
  public static Path beginning(Path recording, Path target, int frames) throws IOException {
    try (FFmpegFrameGrabber grabber = new FFmpegFrameGrabber(recording.toFile())) {
      grabber.start();
      try (FFmpegFrameRecorder recorder =
          recorder(
              target,
              "mp4",
              grabber.getImageWidth(),
              grabber.getImageHeight(),
              grabber.getVideoFrameRate())) {
        recorder.setVideoBitrate(HIGH_BITRATE);
        recorder.start();
        for (int i = 0; i < frames; i++) {
          recorder.record(grabber.grabImage());
        }
      }
    }
    return target;
  }

  /** A transport stream: pieces of it may be joined, whatever their sizes. */
  public static Path transportStream(Path file, int width, int height, int frames)
      throws IOException {
    try (FFmpegFrameRecorder recorder = recorder(file, "mpegts", width, height, 25)) {
      recorder.start();
      record(recorder, width, height, frames);
    }
    return file;
  }

  /** A recording of sound only. */
  public static Path soundOnly(Path file) throws IOException {
    try (FFmpegFrameRecorder recorder = new FFmpegFrameRecorder(file.toFile(), 1)) {
      recorder.setFormat("wav");
      recorder.setAudioCodec(avcodec.AV_CODEC_ID_PCM_S16LE);
      recorder.setSampleRate(8000);
      recorder.start();
      recorder.recordSamples(ShortBuffer.allocate(8000));
    }
    return file;
  }

  /** Joins files byte by byte. */
  public static Path joined(Path target, Path... parts) throws IOException {
    try (OutputStream out = Files.newOutputStream(target)) {
      for (Path part : parts) {
        Files.copy(part, out);
      }
    }
    return target;
  }

  /** Cuts a file after some of its bytes. */
  public static Path cut(Path file, double part) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    Path cut = file.resolveSibling("cut-" + file.getFileName());
    return Files.write(cut, Arrays.copyOf(bytes, (int) (bytes.length * part)));
  }

  /** A folder of numbered PNG images. */
  public static Path images(Path folder, int width, int height, int count) throws IOException {
    Files.createDirectories(folder);
    for (int i = 0; i < count; i++) {
      Path file = folder.resolve("frame" + (i + 1) + ".png");
      ImageIO.write(picture(width, height, i), "png", file.toFile());
    }
    return folder;
  }

  private static FFmpegFrameRecorder recorder(
      Path file, String format, int width, int height, double rate) {
    FFmpegFrameRecorder recorder = new FFmpegFrameRecorder(file.toFile(), width, height, 0);
    recorder.setFormat(format);
    recorder.setVideoCodecName("libopenh264");
    recorder.setPixelFormat(avutil.AV_PIX_FMT_YUV420P);
    recorder.setFrameRate(rate);
    recorder.setVideoBitrate(500_000);
    return recorder;
  }

  private static void record(FFmpegFrameRecorder recorder, int width, int height, int frames)
      throws FrameRecorder.Exception {
    try (Frame frame = new Frame(width, height, Frame.DEPTH_UBYTE, 3)) {
      for (int i = 0; i < frames; i++) {
        byte[] pixels =
            ((DataBufferByte) picture(width, height, i).getRaster().getDataBuffer()).getData();
        ByteBuffer target = (ByteBuffer) frame.image[0];
        for (int row = 0; row < height; row++) {
          target.put(row * frame.imageStride, pixels, row * width * 3, width * 3);
        }
        recorder.record(frame, avutil.AV_PIX_FMT_BGR24);
      }
    }
  }
}
