package io.nunchi.scenes.internal.actor;

import io.nunchi.scenes.internal.space.Vec;
import java.util.List;

/**
 * A way over the ground at a steady pace, with a rest somewhere. Immutable; any thread.
 *
 * @param points at least two
 * @param start when it begins, in seconds from the first frame
 * @param speed metres a second
 * @param restAt metres from the start where it stands still for a while
 * @param restSeconds the length of that stop; 0 for none
 */
public record Route(
    List<Vec> points, double start, double speed, double restAt, double restSeconds) {

  private static final double LOOK_AROUND = 0.35;

  public Route {
    points = List.copyOf(points);
  }

  /** A way without a rest. */
  public static Route of(double start, double speed, Vec... points) {
    return new Route(List.of(points), start, speed, 0, 0);
  }

  /** The same way with a rest. */
  public Route resting(double at, double seconds) {
    return new Route(points, start, speed, at, seconds);
  }

  /** When it ends, in seconds from the first frame. */
  public double end() {
    return start + length() / speed + restSeconds;
  }

  public boolean covers(double time) {
    return time >= start && time < end();
  }

  private double length() {
    double sum = 0;
    for (int i = 1; i < points.size(); i++) {
      sum += points.get(i).minus(points.get(i - 1)).length();
    }
    return sum;
  }

  /** Returns the distance walked. */
  public double distance(double time) {
    double gone = (time - start) * speed;
    if (restSeconds > 0 && gone > restAt) {
      gone = Math.max(restAt, gone - restSeconds * speed);
    }
    return gone;
  }

  /** Tells whether it stands still. */
  public boolean isResting(double time) {
    double gone = (time - start) * speed;
    return restSeconds > 0 && gone > restAt && gone < restAt + restSeconds * speed;
  }

  /** Where it is. */
  public Vec at(double time) {
    return atDistance(distance(time));
  }

  private Vec atDistance(double distance) {
    double left = distance;
    for (int i = 1; i < points.size(); i++) {
      Vec from = points.get(i - 1);
      Vec leg = points.get(i).minus(from);
      double length = leg.length();
      if (left <= length || i == points.size() - 1) {
        return from.along(leg, left / length);
      }
      left -= length;
    }
    throw new IllegalStateException("a route has at least two points");
  }

  /** Where it heads: a unit direction, turned gently at the corners. */
  public Vec heading(double time) {
    double distance = distance(time);
    double reach = Math.max(0.25, LOOK_AROUND * speed);
    return atDistance(distance + reach).minus(atDistance(distance - reach)).unit();
  }
}
