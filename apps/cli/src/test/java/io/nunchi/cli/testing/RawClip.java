package io.nunchi.cli.testing;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntToLongFunction;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacv.FFmpegFrameRecorder;
import org.jspecify.annotations.Nullable;

/**
 * A recording of exact samples: FFV1 in Matroska loses nothing, so that a test knows what an
 * analyzer must see.
 */
public final class RawClip {

  /** From the name of a track header to its matrix. */
  private static final int MATRIX_OFFSET = 44;

  private final int width;
  private final int height;
  private final int pixelFormat;
  private final Map<String, String> options = new HashMap<>();
  private final Map<String, String> containerOptions = new HashMap<>();
  private double rate = 10;
  private IntToLongFunction micros = frame -> -1;
  private int codec = avcodec.AV_CODEC_ID_FFV1;
  private String container = "matroska";
  private int @Nullable [] displayMatrix;

  private RawClip(int width, int height, int pixelFormat) {
    this.width = width;
    this.height = height;
    this.pixelFormat = pixelFormat;
  }

  /**
   * Describes a clip.
   *
   * @param pixelFormat FFmpeg's name
   */
  public static RawClip of(int width, int height, String pixelFormat) {
    return new RawClip(width, height, avutil.av_get_pix_fmt(pixelFormat));
  }

  /** Sets an option of FFmpeg's encoder, such as {@code colorspace}. */
  public RawClip with(String option, String value) {
    options.put(option, value);
    return this;
  }

  /** Chooses another codec and container. */
  public RawClip in(String newContainer, int newCodec) {
    container = newContainer;
    codec = newCodec;
    return this;
  }

  /** Sets an option of FFmpeg's container, such as {@code output_ts_offset}. */
  public RawClip withContainer(String option, String value) {
    containerOptions.put(option, value);
    return this;
  }

  /** Sets the frames per second, 10 if nothing is said. */
  public RawClip rate(double framesPerSecond) {
    rate = framesPerSecond;
    return this;
  }

  /** Sets the time stamp of each frame, in microseconds. */
  public RawClip timed(IntToLongFunction newMicros) {
    micros = newMicros;
    return this;
  }

  /** Says how the picture is to be shown, in a QuickTime file. */
  public RawClip shownBy(int... matrix) {
    container = "mov";
    displayMatrix = matrix.clone();
    return this;
  }

  /** The samples of one frame, in memory as FFmpeg lays them out without gaps. */
  public interface Painter {
    /** Fills the samples of a frame, from 0. */
    void paint(int frame, ByteBuffer samples);
  }

  /** Writes a clip. */
  public Path write(Path file, int frames, Painter painter) throws IOException {
    int bytes = avutil.av_image_get_buffer_size(pixelFormat, width, height, 1);
    int rowBytes = avutil.av_image_get_linesize(pixelFormat, width, 0);
    ByteBuffer samples = ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
    try (FFmpegFrameRecorder recorder = new FFmpegFrameRecorder(file.toFile(), width, height, 0)) {
      recorder.setFormat(container);
      recorder.setVideoCodec(codec);
      recorder.setPixelFormat(pixelFormat);
      recorder.setFrameRate(rate);
      recorder.setVideoBitrate(4_000_000);
      options.forEach(recorder::setVideoOption);
      containerOptions.forEach(recorder::setOption);
      recorder.start();
      for (int i = 0; i < frames; i++) {
        if (micros.applyAsLong(i) >= 0) {
          recorder.setTimestamp(micros.applyAsLong(i));
        }
        painter.paint(i, samples.clear());
        recorder.recordImage(width, height, Byte.SIZE, 1, rowBytes, pixelFormat, samples.clear());
      }
    }
    if (displayMatrix != null) {
      Files.write(file, turned(Files.readAllBytes(file), displayMatrix));
    }
    return file;
  }

  /** Replaces the matrix in the track header of a QuickTime file. */
  private static byte[] turned(byte[] file, int[] matrix) {
    int header = new String(file, StandardCharsets.ISO_8859_1).indexOf("tkhd");
    ByteBuffer.wrap(file, header + MATRIX_OFFSET, matrix.length * Integer.BYTES)
        .asIntBuffer()
        .put(matrix);
    return file;
  }
}
