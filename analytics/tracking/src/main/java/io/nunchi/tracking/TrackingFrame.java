package io.nunchi.tracking;

import io.nunchi.spi.result.Detection;
import io.nunchi.tracking.camera.CameraMotion;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The detections of one analysed frame, as a tracker's input.
 *
 * <p>Immutable; any thread. Built with {@link #builder}, so that later minor versions can add to
 * it.
 *
 * @since 1.0
 */
public final class TrackingFrame {

  private final long streamTimeNanos;
  private final int width;
  private final int height;
  private final List<Detection> detections;
  private final Optional<CameraMotion> cameraMotion;

  private TrackingFrame(Builder builder) {
    this.streamTimeNanos = builder.streamTimeNanos;
    this.width = builder.width;
    this.height = builder.height;
    this.detections = List.copyOf(builder.detections);
    this.cameraMotion = builder.cameraMotion;
  }

  /**
   * Starts a frame without detections.
   *
   * @param streamTimeNanos the frame's stream time
   * @param width the picture's width in pixels, from 1
   * @param height the picture's height in pixels, from 1
   * @return a builder
   * @throws IllegalArgumentException if the size is less than a pixel
   */
  public static Builder builder(long streamTimeNanos, int width, int height) {
    return new Builder(streamTimeNanos, width, height);
  }

  /**
   * The stream time.
   *
   * @return nanoseconds, not less than those of the frame before
   */
  public long streamTimeNanos() {
    return streamTimeNanos;
  }

  /**
   * The picture's width.
   *
   * @return pixels, from 1
   */
  public int width() {
    return width;
  }

  /**
   * The picture's height.
   *
   * @return pixels, from 1
   */
  public int height() {
    return height;
  }

  /**
   * The detections.
   *
   * @return what the analyzer found, those of low confidence too
   */
  public List<Detection> detections() {
    return detections;
  }

  /**
   * The movement of the camera since the frame that the tracker saw before.
   *
   * @return empty for a camera that stands still, or whose movement nobody knows
   */
  public Optional<CameraMotion> cameraMotion() {
    return cameraMotion;
  }

  /**
   * Collects a frame; for one thread.
   *
   * @since 1.0
   */
  public static final class Builder {
    private final long streamTimeNanos;
    private final int width;
    private final int height;
    private List<Detection> detections = List.of();
    private Optional<CameraMotion> cameraMotion = Optional.empty();

    private Builder(long streamTimeNanos, int width, int height) {
      if (width < 1 || height < 1) {
        throw new IllegalArgumentException(
            "a picture has at least one pixel; found " + width + "x" + height);
      }
      this.streamTimeNanos = streamTimeNanos;
      this.width = width;
      this.height = height;
    }

    /**
     * Sets the detections.
     *
     * @param newDetections what the analyzer found, those of low confidence too
     * @return this builder
     */
    public Builder detections(List<Detection> newDetections) {
      this.detections = Objects.requireNonNull(newDetections, "detections");
      return this;
    }

    /**
     * Sets the movement of the camera.
     *
     * @param newMotion takes the frame that the tracker saw before to this one
     * @return this builder
     */
    public Builder cameraMotion(CameraMotion newMotion) {
      this.cameraMotion = Optional.of(newMotion);
      return this;
    }

    /**
     * Ends the frame.
     *
     * @return the frame
     */
    public TrackingFrame build() {
      return new TrackingFrame(this);
    }
  }
}
