package io.nunchi.spi.frame;

import java.time.Instant;
import java.util.List;

/**
 * One picture of a camera stream, read-only.
 *
 * <p>Lifecycle: borrowed for the duration of {@code analyze}; afterwards its memory is reused, and
 * reading it is an error (rule 5.1). {@link #retain()} keeps it longer.
 *
 * <p>Threading: any thread while it is borrowed or leased. Ownership: the host's.
 */
public interface Frame {

  /**
   * The frame's number in its stream.
   *
   * @return rises from frame to frame, with gaps where frames were dropped
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
   * The picture's planes.
   *
   * @return as many planes as {@link PixelFormat#planeCount()} says, in its order
   */
  List<Plane> planes();

  /**
   * When the camera took the picture, by the camera's clock, which may jump.
   *
   * @return the capture time
   */
  Instant captureTime();

  /**
   * When the host received the picture, by {@link System#nanoTime()} of the host; for durations and
   * deadlines.
   *
   * @return nanoseconds with an arbitrary origin
   */
  long monotonicNanos();

  /**
   * Keeps the frame readable beyond the current call. An analyzer holds at most 32 leases at once
   * (rule 5.6).
   *
   * @return a lease that the caller must close (rule 5.3)
   * @throws IllegalStateException if the frame is not borrowed any more
   */
  FrameLease retain();
}
