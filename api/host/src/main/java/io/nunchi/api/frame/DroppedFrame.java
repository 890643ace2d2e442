package io.nunchi.api.frame;

import io.nunchi.spi.failure.Problem;
import java.time.Instant;
import java.util.List;

/**
 * A frame without a result.
 *
 * <p>Immutable; any thread.
 *
 * @param camera the camera
 * @param sequence the frame's number in its stream
 * @param captureTime when the camera took it
 * @param reason the reason
 * @param problems the problems; empty if there are none, as with superseded frames
 */
public record DroppedFrame(
    Camera camera, long sequence, Instant captureTime, DropReason reason, List<Problem> problems) {

  /**
   * Copies the problems.
   *
   * @param camera the camera
   * @param sequence the frame's number
   * @param captureTime when the camera took it
   * @param reason the reason
   * @param problems the problems
   */
  public DroppedFrame {
    problems = List.copyOf(problems);
  }
}
