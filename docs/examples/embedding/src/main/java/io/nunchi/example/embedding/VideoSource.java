package io.nunchi.example.embedding;

import io.nunchi.api.frame.FrameBuffer;
import io.nunchi.spi.frame.ColorMatrix;
import io.nunchi.spi.frame.ColorRange;
import io.nunchi.spi.frame.PixelFormat;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacv.FFmpegFrameGrabber;
import org.bytedeco.javacv.Frame;
import org.bytedeco.javacv.FrameGrabber;

/**
 * Decodes a video file at its own speed, or a camera, which it connects to again when it is lost.
 */
final class VideoSource {

  private static final int NO_STREAM = Integer.MAX_VALUE;

  private final String location;
  private final boolean live;
  private final CountDownLatch ended = new CountDownLatch(1);

  VideoSource(String location) {
    this.location = location;
    this.live = location.startsWith("rtsp://");
  }

  /** Makes {@link #play} return soon. Any thread may call it. */
  void end() {
    ended.countDown();
  }

  /** Hands over one frame after another until the file ends or {@link #end()} is called. */
  void play(Consumer<FrameBuffer> vms) throws FrameGrabber.Exception, InterruptedException {
    do {
      try (FFmpegFrameGrabber grabber = open()) {
        decode(grabber, vms);
      } catch (FrameGrabber.Exception e) {
        if (!live) {
          throw e;
        }
        System.err.println(
            "camera lost: " + String.valueOf(e.getMessage()).replace(location, "it"));
      }
    } while (live && !ended.await(2, TimeUnit.SECONDS));
  }

  private FFmpegFrameGrabber open() throws FrameGrabber.Exception {
    avutil.av_log_set_level(avutil.AV_LOG_ERROR);
    FFmpegFrameGrabber grabber = new FFmpegFrameGrabber(location);
    grabber.setImageMode(FrameGrabber.ImageMode.RAW); // the decoder's planes, without conversion
    grabber.setAudioStream(NO_STREAM);
    if (live) {
      grabber.setOption("rtsp_transport", "tcp"); // UDP loses packets silently
      grabber.setOption("timeout", "5000000"); // microseconds until a silent camera is lost
    }
    grabber.start();
    return grabber;
  }

  private void decode(FFmpegFrameGrabber grabber, Consumer<FrameBuffer> vms)
      throws FrameGrabber.Exception, InterruptedException {
    long start = System.nanoTime();
    for (Frame it = grabber.grabImage(); it != null; it = grabber.grabImage()) {
      long due = live ? 0 : start + TimeUnit.MICROSECONDS.toNanos(it.timestamp) - System.nanoTime();
      if (ended.await(due, TimeUnit.NANOSECONDS)) {
        return;
      }
      vms.accept(picture((AVFrame) it.opaque).captured(Instant.now(), System.nanoTime()));
    }
  }

  /** Wraps the decoder's memory without a copy; it is freed when the host releases the frame. */
  private static FrameBuffer picture(AVFrame decoded) throws FrameGrabber.Exception {
    int format = decoded.format();
    if (format != avutil.AV_PIX_FMT_YUV420P && format != avutil.AV_PIX_FMT_YUVJ420P) {
      throw new FrameGrabber.Exception("this example decodes video with 8 bits and 4:2:0 only");
    }
    AVFrame kept = avutil.av_frame_clone(decoded); // counts a reference to the same memory
    int width = kept.width();
    int height = kept.height();
    List<ByteBuffer> planes = new ArrayList<>();
    int[] strides = new int[PixelFormat.I420.planeCount()];
    for (int i = 0; i < strides.length; i++) {
      strides[i] = kept.linesize(i);
      long bytes = (long) strides[i] * PixelFormat.I420.rows(i, height);
      planes.add(kept.data(i).capacity(bytes).asByteBuffer());
    }
    boolean full = decoded.color_range() == avutil.AVCOL_RANGE_JPEG;
    boolean hd = kept.colorspace() == avutil.AVCOL_SPC_BT709;
    Runnable free = () -> avutil.av_frame_free(kept);
    return FrameBuffer.wrap(width, height, PixelFormat.I420, planes, strides, free)
        .colors(
            hd ? ColorMatrix.BT709 : ColorMatrix.BT601,
            full ? ColorRange.FULL : ColorRange.LIMITED);
  }
}
