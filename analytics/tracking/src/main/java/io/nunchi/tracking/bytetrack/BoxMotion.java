package io.nunchi.tracking.bytetrack;

import io.nunchi.tracking.camera.CameraMotion;

/**
 * The Kalman filter of one box: centre, width and height, each with a speed that is constant but
 * for noise.
 *
 * <p>State and noise are those of BoT-SORT (Aharon et al. 2022), which replaces the aspect ratio of
 * SORT (Bewley et al. 2016) and ByteTrack (Zhang et al. 2022) by the width. Their noise is one of a
 * step from frame to frame at 30 frames a second; here it grows with the time between frames, so
 * that other rates and dropped frames give the same tracks. No noise relates two of the four
 * coordinates, so the filter of eight states falls apart into four of two.
 */
final class BoxMotion {

  /** The steps of the published noise in a second. */
  static final double STEPS_PER_SECOND = 30;

  /** The standard deviation of a place, in parts of the box's side. */
  private static final double PLACE_NOISE = 1.0 / 20;

  /** The standard deviation of a change of speed in a step, in parts of the box's side. */
  private static final double SPEED_NOISE = 1.0 / 160;

  private static final double FIRST_PLACE_NOISE = 2 * PLACE_NOISE;
  private static final double FIRST_SPEED_NOISE = 10 * SPEED_NOISE;

  /** A box whose place is uncertain by this many of its sides can be anywhere. */
  private static final double MOST_UNCERTAIN = 10;

  private static final int X = 0;
  private static final int Y = 1;
  private static final int WIDTH = 2;
  private static final int HEIGHT = 3;
  private static final int COORDINATES = 4;

  private static final double LEAST_SIDE = 1e-3;
  private static final double MOST_PIXELS = 1e7;

  /** In pixels. */
  private final double[] place = new double[COORDINATES];

  /** In pixels for each step. */
  private final double[] speed = new double[COORDINATES];

  private final double[] placeVariance = new double[COORDINATES];
  private final double[] covariance = new double[COORDINATES];
  private final double[] speedVariance = new double[COORDINATES];

  /** Starts at the box of a detection. */
  BoxMotion(Boxes boxes, int index) {
    for (int i = 0; i < COORDINATES; i++) {
      place[i] = measured(boxes, index, i);
    }
    for (int i = 0; i < COORDINATES; i++) {
      double side = side(i);
      placeVariance[i] = square(FIRST_PLACE_NOISE * side);
      speedVariance[i] = square(FIRST_SPEED_NOISE * side);
    }
  }

  /** Moves with the picture of a camera that moves. */
  void move(CameraMotion camera) {
    double x = place[X];
    double y = place[Y];
    place[X] = camera.x(x, y);
    place[Y] = camera.y(x, y);
    double right = speed[X];
    double down = speed[Y];
    speed[X] = camera.xOfVector(right, down);
    speed[Y] = camera.yOfVector(right, down);
    double scale = camera.scale();
    for (int i = WIDTH; i <= HEIGHT; i++) {
      place[i] *= scale;
      speed[i] *= scale;
    }
    // The noise of both directions is nearly the same, so that turning it changes nothing.
    for (int i = 0; i < COORDINATES; i++) {
      placeVariance[i] *= scale * scale;
      covariance[i] *= scale * scale;
      speedVariance[i] *= scale * scale;
    }
    bound();
  }

  /** Keeps the size as it is from here on: what is not seen does not go on growing. */
  void keepSize() {
    speed[WIDTH] = 0;
    speed[HEIGHT] = 0;
  }

  /**
   * Moves on.
   *
   * @param steps the time that passed
   * @param moving the part of it in which the box goes on at its speed
   */
  void predict(double steps, double moving) {
    for (int i = 0; i < COORDINATES; i++) {
      double side = side(i);
      double placeNoise = square(PLACE_NOISE * side);
      double speedNoise = square(SPEED_NOISE * side);
      place[i] += moving * speed[i];
      // The integral of a speed that wanders, and a place that wanders by itself.
      placeVariance[i] +=
          moving * (2 * covariance[i] + moving * speedVariance[i])
              + speedNoise * moving * moving * moving / 3
              + placeNoise * steps;
      covariance[i] += moving * speedVariance[i] + speedNoise * moving * moving / 2;
      speedVariance[i] += speedNoise * moving;
    }
    bound();
  }

  /** Corrects by the box of a detection. */
  void update(Boxes boxes, int index) {
    for (int i = 0; i < COORDINATES; i++) {
      double innovation = measured(boxes, index, i) - place[i];
      double noise = placeVariance[i] + square(PLACE_NOISE * side(i));
      double placeGain = placeVariance[i] / noise;
      double speedGain = covariance[i] / noise;
      place[i] += placeGain * innovation;
      speed[i] += speedGain * innovation;
      speedVariance[i] = Math.max(0, speedVariance[i] - speedGain * covariance[i]);
      covariance[i] *= 1 - placeGain;
      placeVariance[i] *= 1 - placeGain;
    }
    bound();
  }

  /** Writes the box as it is now. */
  void store(Boxes boxes, int index) {
    double halfWidth = place[WIDTH] / 2;
    double halfHeight = place[HEIGHT] / 2;
    boxes.set(
        index,
        place[X] - halfWidth,
        place[Y] - halfHeight,
        place[X] + halfWidth,
        place[Y] + halfHeight);
  }

  private static double measured(Boxes boxes, int index, int coordinate) {
    return switch (coordinate) {
      case X -> (boxes.left(index) + boxes.right(index)) / 2;
      case Y -> (boxes.top(index) + boxes.bottom(index)) / 2;
      case WIDTH -> Math.max(LEAST_SIDE, boxes.right(index) - boxes.left(index));
      default -> Math.max(LEAST_SIDE, boxes.bottom(index) - boxes.top(index));
    };
  }

  /** The side of the box that a coordinate's noise is measured by. */
  private double side(int coordinate) {
    return coordinate == X || coordinate == WIDTH ? place[WIDTH] : place[HEIGHT];
  }

  /** Keeps every number finite, whatever time and camera say. */
  private void bound() {
    for (int i = 0; i < COORDINATES; i++) {
      double least = i == WIDTH || i == HEIGHT ? LEAST_SIDE : -MOST_PIXELS;
      place[i] = Math.max(least, Math.min(MOST_PIXELS, place[i]));
      speed[i] = Math.max(-MOST_PIXELS, Math.min(MOST_PIXELS, speed[i]));
    }
    for (int i = 0; i < COORDINATES; i++) {
      double most = square(MOST_UNCERTAIN * side(i));
      if (placeVariance[i] > most) {
        // Shrinks all three alike, so that they stay those of one distribution.
        double factor = most / placeVariance[i];
        placeVariance[i] = most;
        covariance[i] *= factor;
        speedVariance[i] *= factor;
      }
    }
  }

  private static double square(double number) {
    return number * number;
  }
}
