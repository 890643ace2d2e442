package io.nunchi.scenes.truth;

import java.util.List;

/**
 * A line or a zone on the ground of a scene, at its place in the frame.
 *
 * <p>Immutable; any thread.
 *
 * @param kind line or zone
 * @param name the name that events refer to
 * @param points two points of a line, three or more of a zone
 */
public record SceneRule(Kind kind, String name, List<Point> points) {

  /** The shape of a rule. */
  public enum Kind {
    /** Two points. */
    LINE,
    /** Three points or more. */
    ZONE
  }

  /**
   * A point of a frame.
   *
   * @param x in parts of the frame's width; outside [0, 1] beside the frame
   * @param y in parts of the frame's height; outside [0, 1] beside the frame
   */
  public record Point(double x, double y) {}

  /**
   * Copies the list.
   *
   * @param kind line or zone
   * @param name the name that events refer to
   * @param points its points
   */
  public SceneRule {
    points = List.copyOf(points);
  }
}
