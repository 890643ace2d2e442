package io.nunchi.api.frame;

import java.time.Instant;
import java.util.Optional;

/**
 * The facts of a frame that was offered to a stream; they stay true when its picture is reused.
 *
 * <p>Implemented by hosts only. {@link AnalyzedFrame} and {@link DroppedFrame} are immutable; any
 * thread.
 */
public interface OfferedFrame {

  /**
   * The stream and the camera.
   *
   * @return where the frame came from
   */
  FrameOrigin origin();

  /**
   * The frame's number in its stream.
   *
   * @return the number of its offer, from 1
   */
  long sequence();

  /**
   * The time at which the camera took the frame.
   *
   * @return the camera's time
   */
  Instant captureTime();

  /**
   * The frame's width.
   *
   * @return pixels
   */
  int width();

  /**
   * The frame's height.
   *
   * @return pixels
   */
  int height();

  /**
   * The tag that the VMS gave with the offer.
   *
   * @return the same object, or empty if none was given
   */
  Optional<Object> tag();

  /**
   * The id of the stream that was offered the frame.
   *
   * @return the stream's id
   */
  default String streamId() {
    return origin().streamId();
  }

  /**
   * The camera that took the frame.
   *
   * @return the camera, with the settings that the frame was analyzed with
   */
  default Camera camera() {
    return origin().camera();
  }

  /**
   * Describes a frame without a tag, such as for a test of a listener.
   *
   * @param origin the stream and the camera
   * @param sequence the number of its offer
   * @param captureTime the camera's time
   * @param width pixels
   * @param height pixels
   * @return the facts
   */
  static OfferedFrame of(
      FrameOrigin origin, long sequence, Instant captureTime, int width, int height) {
    return new FrameFacts(origin, sequence, captureTime, width, height, Optional.empty());
  }

  /**
   * Adds a tag.
   *
   * @param tag any object
   * @return facts that differ in this only
   */
  default OfferedFrame withTag(Object tag) {
    return new FrameFacts(origin(), sequence(), captureTime(), width(), height(), Optional.of(tag));
  }
}
