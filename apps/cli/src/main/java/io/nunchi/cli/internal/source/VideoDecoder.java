package io.nunchi.cli.internal.source;

import io.nunchi.api.frame.FrameBuffer;
import io.nunchi.cli.internal.CliErrors;
import io.nunchi.cli.internal.CliException;
import io.nunchi.cli.internal.ffmpeg.FfmpegMessages;
import io.nunchi.cli.internal.video.DecodedPictures;
import io.nunchi.cli.internal.video.MediaTally;
import io.nunchi.cli.internal.video.UndecodablePictureException;
import io.nunchi.spi.failure.Problem;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacv.FFmpegFrameGrabber;
import org.bytedeco.javacv.Frame;
import org.bytedeco.javacv.FrameGrabber;
import org.bytedeco.javacv.FrameGrabber.ImageMode;
import org.jspecify.annotations.Nullable;

/** FFmpeg's decoder behind pictures of the host. For one thread; closed by its opener. */
final class VideoDecoder implements AutoCloseable {

  private static final int NO_STREAM = Integer.MAX_VALUE;

  /** Clocks of so many bits do not wrap in a recording. */
  private static final int LONGEST_CLOCK_BITS = 48;

  /** JavaCV tells FFmpeg's code in front of its message, which may hold anything a URL can. */
  private static final Pattern OPEN_ERROR =
      Pattern.compile("avformat_open_input\\(\\) error (-?\\d{1,10}):");

  private static final AVRational MICROSECOND = avutil.av_make_q(1, 1_000_000);

  private final FFmpegFrameGrabber grabber;
  private final DecodedPictures pictures;

  private VideoDecoder(FFmpegFrameGrabber grabber, MediaTally tally) {
    this.grabber = grabber;
    this.pictures = new DecodedPictures(tally);
  }

  /**
   * Opens a video.
   *
   * @param url a path or URL as FFmpeg takes it
   * @param options FFmpeg's options for it
   * @throws CliException if it has no pictures or cannot be decoded; the problem says why
   */
  static VideoDecoder open(String url, Map<String, String> options) throws CliException {
    return open(url, options, new MediaTally());
  }

  /** Opens a video again, of which an earlier decoder counted the pictures so far. */
  static VideoDecoder open(String url, Map<String, String> options, MediaTally tally)
      throws CliException {
    FfmpegMessages.startAfresh();
    FFmpegFrameGrabber grabber = new FFmpegFrameGrabber(url);
    grabber.setImageMode(ImageMode.RAW); // JavaCV's own conversion takes every matrix for BT.601
    grabber.setAudioStream(NO_STREAM); // a recording with broken sound is still analyzed
    options.forEach(grabber::setOption);
    try {
      grabber.start();
    } catch (FrameGrabber.Exception e) {
      CliException failure = openFailure(grabber, url, e);
      release(grabber);
      throw failure;
    }
    return new VideoDecoder(grabber, tally);
  }

  private static CliException openFailure(
      FFmpegFrameGrabber grabber, String url, FrameGrabber.Exception cause) {
    AVFormatContext container = grabber.getFormatContext();
    boolean hasStreams = container != null && !container.isNull() && container.nb_streams() > 0;
    String where = Locations.withoutPassword(url.startsWith("file:") ? url.substring(5) : url);
    if (hasStreams && !hasVideoStream(container)) {
      return CliException.unusable(
          Problem.of(CliErrors.NO_VIDEO_STREAM, "the source has no pictures")
              .expected("a video stream")
              .found(container.nb_streams() + " streams, none of them video")
              .where(where)
              .fix("name a recording with pictures"),
          cause);
    }
    return CliException.unusable(
        Problem.of(CliErrors.NOT_A_VIDEO, "the source cannot be opened as a video")
            .expected("a container and codec that FFmpeg decodes, whole from its beginning")
            .found(reason(cause))
            .where(where)
            .fix("check that the file is complete and plays elsewhere"),
        cause);
  }

  private static boolean hasVideoStream(AVFormatContext container) {
    for (int i = 0; i < container.nb_streams(); i++) {
      if (container.streams(i).codecpar().codec_type() == avutil.AVMEDIA_TYPE_VIDEO) {
        return true;
      }
    }
    return false;
  }

  /**
   * Returns true if the server refused user or password when {@link #open} failed so. Not told by
   * FFmpeg's words, which are those of all videos of the process.
   */
  static boolean isRefusal(CliException openFailure) {
    Throwable cause = openFailure.getCause();
    Matcher error = OPEN_ERROR.matcher(cause == null ? "" : String.valueOf(cause.getMessage()));
    if (!error.lookingAt()) {
      return false;
    }
    long code = Long.parseLong(error.group(1));
    return code == avutil.AVERROR_HTTP_UNAUTHORIZED() || code == avutil.AVERROR_HTTP_FORBIDDEN();
  }

  /**
   * FFmpeg's own words on a failure, or the failure's message if FFmpeg said nothing, or has no
   * part in it.
   */
  static String reason(Exception failure) {
    String said = isUnconvertible(failure) ? "" : FfmpegMessages.recent();
    String text = said.isEmpty() ? String.valueOf(failure.getMessage()) : said;
    return Locations.withoutPassword(text);
  }

  /** Returns true if a picture was decoded, but is none that can be analyzed. */
  static boolean isUnconvertible(Exception failure) {
    return failure.getCause() instanceof UndecodablePictureException;
  }

  /** The problem of a frame for which {@link #next()} failed. */
  static Problem unreadable(FrameGrabber.Exception cause, String where) {
    return Problem.of(CliErrors.FRAME_UNREADABLE, "a frame cannot be decoded")
        .expected("a frame that FFmpeg decodes")
        .found(reason(cause))
        .where(where)
        .fix("the rest is analyzed; record it again if it matters");
  }

  /** Frames per second, or 25 where the video says nothing that can be. */
  double frameRate() {
    double rate = grabber.getVideoFrameRate();
    return rate >= 0.1 && rate <= 240 ? rate : 25;
  }

  /** The number of frames that the container says it has. */
  OptionalLong frameCount() {
    Optional<AVStream> stream = videoStream();
    long counted = stream.map(AVStream::nb_frames).orElse(0L);
    if (counted <= 0) {
      return OptionalLong.empty();
    }
    long lasting = Math.round(lengthMicros() / 1e6 * frameRate());
    // some containers count ticks of a clock that runs faster than the frames
    return OptionalLong.of(lasting > 0 && lasting < 0.9 * counted ? lasting : counted);
  }

  /** The length of the video as the container says, in microseconds; 0 if it does not say. */
  long lengthMicros() {
    Optional<AVStream> stream = videoStream();
    if (stream.isPresent() && stream.get().duration() > 0) {
      return micros(stream.get().duration(), stream.get().time_base());
    }
    return Math.max(0, grabber.getLengthInTime());
  }

  private Optional<AVStream> videoStream() {
    AVFormatContext container = grabber.getFormatContext();
    for (int i = 0; i < container.nb_streams(); i++) {
      AVStream stream = container.streams(i);
      if (stream.codecpar().codec_type() == avutil.AVMEDIA_TYPE_VIDEO) {
        return Optional.of(stream);
      }
    }
    return Optional.empty();
  }

  /** A tag of the container, such as {@code creation_time}. */
  @Nullable String tag(String name) {
    return grabber.getMetadata(name);
  }

  /**
   * Decodes the next picture.
   *
   * @return the picture, which the caller releases, or null at the end
   * @throws FrameGrabber.Exception if it cannot be decoded; the next one may
   */
  @Nullable Picture next() throws FrameGrabber.Exception {
    Frame frame = grabber.grabImage();
    if (frame == null) {
      return null;
    }
    AVFrame decoded = (AVFrame) frame.opaque;
    decoded.sample_aspect_ratio(pixelAspect(decoded));
    try {
      return new Picture(pictures.picture(decoded), micros(decoded.best_effort_timestamp()));
    } catch (UndecodablePictureException e) {
      throw new FrameGrabber.Exception(e.getMessage(), e);
    }
  }

  /** The shape of pixels as the container says, or else the codec. */
  private AVRational pixelAspect(AVFrame decoded) {
    return avformat.av_guess_sample_aspect_ratio(
        grabber.getFormatContext(), videoStream().orElseThrow(), decoded);
  }

  private OptionalLong micros(long ticks) {
    if (ticks == avutil.AV_NOPTS_VALUE) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(micros(ticks, videoStream().orElseThrow().time_base()));
  }

  private static long micros(long ticks, AVRational tick) {
    return avutil.av_rescale_q(ticks, tick, MICROSECOND);
  }

  /** The properties of the pictures so far. */
  MediaTally tally() {
    return pictures.tally();
  }

  /** FFmpeg's name of the codec. */
  String codec() {
    return avcodec.avcodec_get_name(grabber.getVideoCodec()).getString();
  }

  /**
   * The time after which the clock of the container starts again from 0, in microseconds; 0 if it
   * has room for all times.
   */
  long clockWrapMicros() {
    AVStream stream = videoStream().orElseThrow();
    int bits = stream.pts_wrap_bits();
    return bits >= LONGEST_CLOCK_BITS ? 0 : micros(1L << bits, stream.time_base());
  }

  /**
   * Returns true if jumps of the clock are usual in the container, as in a transport stream, which
   * may be joined from others byte by byte.
   */
  boolean clockMayJump() {
    return (grabber.getFormatContext().iformat().flags() & avformat.AVFMT_TS_DISCONT) != 0;
  }

  /**
   * A decoded picture.
   *
   * @param pixels upright, with their colours
   * @param timestampMicros when it is shown, in microseconds, from an arbitrary origin; empty if
   *     the stream does not say
   */
  record Picture(FrameBuffer pixels, OptionalLong timestampMicros) {}

  @Override
  public void close() {
    pictures.close();
    release(grabber);
  }

  private static void release(FFmpegFrameGrabber grabber) {
    try {
      grabber.release();
    } catch (FrameGrabber.Exception e) {
      throw new IllegalStateException("FFmpeg cannot release a decoder", e);
    }
  }
}
