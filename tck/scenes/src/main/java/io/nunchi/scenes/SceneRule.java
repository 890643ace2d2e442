package io.nunchi.scenes;

import io.nunchi.scenes.internal.script.SceneScript;
import io.nunchi.scenes.internal.space.Eye;
import io.nunchi.scenes.internal.space.Vec;
import java.util.ArrayList;
import java.util.List;

/**
 * A line or a zone on the ground of a scene, where the frame shows it.
 *
 * <p>Immutable; any thread.
 *
 * @param kind what it is
 * @param name what events call it
 * @param points two of a line, three or more of a zone
 */
public record SceneRule(Kind kind, String name, List<Point> points) {

  /** What a rule is. */
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
   * @param kind what it is
   * @param name what events call it
   * @param points its points
   */
  public SceneRule {
    points = List.copyOf(points);
  }

  static List<SceneRule> of(SceneScript script, int width, int height) {
    Eye eye = script.view().eye(width, height);
    List<SceneRule> rules = new ArrayList<>();
    script.rules().lines().forEach(line -> rules.add(of(Kind.LINE, line, eye, width, height)));
    script.rules().zones().forEach(zone -> rules.add(of(Kind.ZONE, zone, eye, width, height)));
    return rules;
  }

  private static SceneRule of(
      Kind kind, SceneScript.Figure figure, Eye eye, int width, int height) {
    List<Point> points = new ArrayList<>();
    for (Vec place : figure.points()) {
      points.add(new Point(eye.pictureX(place) / width, eye.pictureY(place) / height));
    }
    return new SceneRule(kind, figure.name(), points);
  }
}
