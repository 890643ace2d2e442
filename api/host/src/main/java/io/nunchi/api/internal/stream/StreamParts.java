package io.nunchi.api.internal.stream;

import io.nunchi.api.internal.measure.StreamMeter;

/**
 * The parts of a stream that its loop and its sink share.
 *
 * @param settings the camera with its settings
 * @param inbox the frames and commands that wait
 * @param health the health so far
 * @param meter the figures by generation
 */
public record StreamParts(
    CameraSettings settings, Inbox inbox, HealthLog health, StreamMeter meter) {

  /** The parts of a stream that takes frames at any rate. */
  public static StreamParts atAnyRate(
      CameraSettings settings, HealthLog health, StreamMeter meter) {
    return new StreamParts(settings, new Inbox(FrameRate.any()), health, meter);
  }
}
