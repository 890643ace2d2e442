package io.nunchi.spi.frame;

import java.time.Instant;
import java.util.List;

/**
 * One picture of a camera stream, read-only.
 *
 * <p>Implemented by hosts only (and by frames of tests, such as those of {@code nunchi-testing}):
 * later minor versions add methods.
 *
 * <p>Lifecycle: borrowed for the duration of {@code analyze}; afterwards its memory is reused, and
 * reading it is an error (rule 5.1). {@link #retain()} keeps it longer.
 *
 * <p>A frame has three times. {@link #streamTimeNanos()} is the one to count in: how long somebody
 * stands, how fast something moves, how old a background is. {@link #captureTime()} tells people
 * when it was, and may jump. {@link #arrivalNanos()} measures delays in this process.
 *
 * <p>Threading: any thread while it is borrowed or leased. Ownership: the host's.
 *
 * @since 1.0
 */
public interface Frame {

  /**
   * The frame's number in its stream.
   *
   * @return rises from frame to frame, with gaps where frames were dropped (rule 5.8)
   */
  long sequence();

  /**
   * The picture's width.
   *
   * @return pixels, from 1; odd numbers happen, in sub-sampled formats too
   */
  int width();

  /**
   * The picture's height.
   *
   * @return pixels, from 1; odd numbers happen, in sub-sampled formats too
   */
  int height();

  /**
   * The layout of the picture in memory.
   *
   * @return the pixel format
   */
  PixelFormat pixelFormat();

  /**
   * The matrix that turns luma and chroma into colours; meaningful for NV12 and I420.
   *
   * @return the declared matrix
   */
  ColorMatrix colorMatrix();

  /**
   * The sample values that mean black and white; meaningful for NV12, I420 and GRAY8.
   *
   * @return the declared range
   */
  ColorRange colorRange();

  /**
   * The picture's planes. A host whose pictures lie in device memory may copy them in this call.
   *
   * @return as many planes as {@link PixelFormat#planeCount()} says, in its order
   */
  List<Plane> planes();

  /**
   * The moment at which the camera took the picture, by the camera's clock. It may jump in either
   * direction, and is 1970-01-01 if nobody knows it.
   *
   * @return the capture time
   */
  Instant captureTime();

  /**
   * The time of the stream: what dwell, speed, state and rule events count in (rule 9.4). It never
   * runs backwards, and is the same when a recording is analyzed again, at whatever pace. A clock
   * of a camera that is set back, or forwards by more than an hour, does not show in it; one that
   * is set forwards by less does, as a gap. It starts near 0 where the host began with the stream,
   * and goes on when an analyzer is replaced.
   *
   * @return nanoseconds since the start of the stream, not less than that of the frame before
   */
  long streamTimeNanos();

  /**
   * The moment at which the host received the picture, by {@link System#nanoTime()} of the process
   * that calls; for measuring delays. Results must not depend on it (rule 9.4).
   *
   * @return nanoseconds with an arbitrary origin
   */
  long arrivalNanos();

  /**
   * Keeps the frame readable beyond the current call. An analyzer holds at most 32 leases at once
   * (rule 5.9).
   *
   * @return a lease that the caller must close (rule 5.3)
   * @throws IllegalStateException if the frame is not borrowed any more
   */
  FrameLease retain();
}
