package io.nunchi.scenes.internal.lens;

import io.nunchi.scenes.truth.SceneEvent;
import java.util.List;

/**
 * The effects of camera and weather on the picture. Immutable; any thread.
 *
 * @param noise of the sensor: standard deviation in parts of 255, at medium brightness
 * @param infrared true if the camera sees no colors
 * @param rain streaks in a frame 1280 pixels wide
 * @param shake movement of the camera, in parts of the frame's width
 * @param exposure the brightness of the picture at a time
 * @param disturbances attacks on the camera
 */
public record Weather(
    double noise,
    boolean infrared,
    int rain,
    double shake,
    Exposure exposure,
    List<Disturbance> disturbances) {

  /** Returns the brightness of the picture. */
  @FunctionalInterface
  public interface Exposure {
    /** The factor at a time, in seconds from the first frame. */
    double at(double time);
  }

  /**
   * Something that is done to the camera.
   *
   * @param kind one of the camera's
   * @param start in seconds from the first frame
   * @param end when it is over
   */
  public record Disturbance(SceneEvent.Kind kind, double start, double end) {

    /** Returns its progress at a time, from 0 to 1. */
    double strength(double time) {
      double fading = Math.min(time - start, end - time) / 0.4;
      return Math.max(0, Math.min(1, fading));
    }
  }

  /** Returns the strength of one kind of disturbance at a time. */
  public double disturbance(SceneEvent.Kind kind, double time) {
    double strongest = 0;
    for (Disturbance disturbance : disturbances) {
      if (disturbance.kind() == kind) {
        strongest = Math.max(strongest, disturbance.strength(time));
      }
    }
    return strongest;
  }
}
