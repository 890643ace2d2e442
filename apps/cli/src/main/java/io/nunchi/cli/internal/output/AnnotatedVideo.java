package io.nunchi.cli.internal.output;

import io.nunchi.api.frame.FrameBuffer;
import io.nunchi.cli.internal.CliException;
import io.nunchi.cli.internal.ffmpeg.FfmpegMessages;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacv.FFmpegFrameRecorder;
import org.bytedeco.javacv.Frame;
import org.bytedeco.javacv.FrameRecorder;
import org.jspecify.annotations.Nullable;

/**
 * Writes an MP4 file: H.264 that browsers play. It gets its name when it is complete. For one
 * thread at a time; closed by its creator.
 */
public final class AnnotatedVideo implements AutoCloseable {

  private static final double BITS_PER_PIXEL = 0.2;
  private static final int LEAST_BITS_PER_SECOND = 1_000_000;
  private static final double LONGEST_KEY_FRAME_DISTANCE_SECONDS = 2;

  private final Path partialFile;
  private final Path file;
  private final double frameRate;
  private @Nullable Encoder encoder;

  /**
   * Prepares a video; its first frame decides its size.
   *
   * @param partialFile where it is written until it is complete
   * @param file its name from then on
   * @param frameRate frames per second
   */
  public AnnotatedVideo(Path partialFile, Path file, double frameRate) {
    this.partialFile = partialFile;
    this.file = file;
    this.frameRate = frameRate;
  }

  /** Draws on a picture. */
  @FunctionalInterface
  public interface Painter {
    /**
     * Draws.
     *
     * @param picture is changed
     * @param area where on it the frame is
     */
    void paint(BufferedImage picture, Rectangle area);
  }

  /**
   * Puts a frame onto the canvas and draws on it; {@link #encode} writes it.
   *
   * @param frame in any format
   * @param painter draws on it
   */
  public void draw(FrameBuffer frame, Painter painter) throws CliException {
    if (encoder == null) {
      encoder = new Encoder(new VideoCanvas(frame.width(), frame.height()));
    }
    encoder.draw(frame, painter);
  }

  /**
   * Writes what was drawn last.
   *
   * @param position the time since the first frame
   */
  public void encode(Duration position) throws CliException {
    if (encoder == null) {
      throw new IllegalStateException("nothing was drawn yet");
    }
    encoder.encode(position);
  }

  /** Completes the file; without a frame there is none. */
  @Override
  public void close() throws CliException {
    Encoder open = encoder;
    if (open == null) {
      return;
    }
    encoder = null;
    open.finish();
    try {
      Files.move(partialFile, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException failure) {
      throw OutputFolder.writeFailure(file, failure, failure.toString());
    }
  }

  /** FFmpeg's encoder from its start to the end of the file. */
  private final class Encoder {

    private final VideoCanvas canvas;
    private final FFmpegFrameRecorder recorder;
    private final Frame frame;

    Encoder(VideoCanvas canvas) throws CliException {
      this.canvas = canvas;
      this.frame = new Frame(canvas.width(), canvas.height(), Frame.DEPTH_UBYTE, 3);
      FfmpegMessages.startAfresh();
      recorder = new FFmpegFrameRecorder(partialFile.toFile(), canvas.width(), canvas.height(), 0);
      recorder.setFormat("mp4");
      recorder.setVideoCodecName("libopenh264");
      recorder.setPixelFormat(avutil.AV_PIX_FMT_YUV420P);
      recorder.setFrameRate(frameRate);
      recorder.setGopSize((int) Math.max(1, frameRate * LONGEST_KEY_FRAME_DISTANCE_SECONDS));
      recorder.setVideoBitrate(bitsPerSecond());
      recorder.setOption("movflags", "faststart");
      for (String colors : List.of("colorspace", "color_primaries", "color_trc")) {
        recorder.setVideoOption(colors, "smpte170m"); // what JavaCV converts by, whatever the size
      }
      recorder.setVideoOption("color_range", "tv");
      try {
        recorder.start();
      } catch (FrameRecorder.Exception failure) {
        frame.close();
        release();
        throw failure(failure);
      }
    }

    private int bitsPerSecond() {
      double wanted = BITS_PER_PIXEL * canvas.width() * canvas.height() * frameRate;
      return (int) Math.min(50_000_000, Math.max(LEAST_BITS_PER_SECOND, wanted));
    }

    void draw(FrameBuffer picture, Painter painter) {
      Rectangle area = canvas.show(picture);
      painter.paint(canvas.image(), area);
    }

    void encode(Duration position) throws CliException {
      ByteBuffer pixels = (ByteBuffer) frame.image[0];
      byte[] drawn = canvas.bytes();
      int rowBytes = canvas.width() * 3;
      for (int row = 0; row < canvas.height(); row++) {
        pixels.put(row * frame.imageStride, drawn, row * rowBytes, rowBytes);
      }
      try {
        skipTo(position);
        recorder.record(frame, avutil.AV_PIX_FMT_BGR24);
      } catch (FrameRecorder.Exception failure) {
        throw failure(failure);
      }
    }

    /** Leaves a gap where frames are missing, so that the video keeps the source's pace. */
    private void skipTo(Duration position) {
      long micros = position.toNanos() / 1000;
      if (micros > recorder.getTimestamp()) {
        recorder.setTimestamp(micros);
      }
    }

    void finish() throws CliException {
      try {
        recorder.stop();
      } catch (FrameRecorder.Exception failure) {
        throw failure(failure);
      } finally {
        frame.close();
        release();
      }
    }

    private void release() {
      canvas.close();
      try {
        recorder.release();
      } catch (FrameRecorder.Exception e) {
        throw new IllegalStateException("FFmpeg cannot release an encoder", e);
      }
    }

    private CliException failure(FrameRecorder.Exception cause) {
      String said = FfmpegMessages.recent();
      return OutputFolder.writeFailure(
          file, cause, said.isEmpty() ? String.valueOf(cause.getMessage()) : said);
    }
  }
}
