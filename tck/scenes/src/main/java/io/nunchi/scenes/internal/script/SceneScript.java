package io.nunchi.scenes.internal.script;

import io.nunchi.scenes.internal.actor.Actor;
import io.nunchi.scenes.internal.lens.Weather;
import io.nunchi.scenes.internal.place.Surroundings;
import io.nunchi.scenes.internal.raster.Light;
import io.nunchi.scenes.internal.space.Eye;
import io.nunchi.scenes.internal.space.Vec;
import java.util.List;

/**
 * Everything that makes up a scene. Immutable; any thread.
 *
 * @param view where the camera hangs
 * @param light of the sun, the sky and lamps
 * @param surroundings ground, buildings and other still parts
 * @param fixed counted actors that never move: parked vehicles
 * @param moving actors that move
 * @param weather effects of camera and weather on the picture
 * @param rules lines and zones on the ground
 * @param bags bags that are left and taken
 */
public record SceneScript(
    View view,
    Light light,
    Surroundings surroundings,
    List<Actor> fixed,
    List<Actor> moving,
    Weather weather,
    Rules rules,
    List<BagStory> bags) {

  /**
   * Where a camera hangs.
   *
   * @param position in metres
   * @param yaw degrees to the right
   * @param pitch degrees down
   * @param focal in parts of the picture's width
   */
  public record View(Vec position, double yaw, double pitch, double focal) {

    /** The camera for a picture of some size. */
    public Eye eye(int width, int height) {
      return Eye.at(position, yaw, pitch, focal, width, height);
    }
  }

  /**
   * Lines and zones on the ground.
   *
   * @param lines two points each
   * @param zones three or more corners each
   */
  public record Rules(List<Figure> lines, List<Figure> zones) {}

  /**
   * A line or a zone.
   *
   * @param name of the rule
   * @param points on the ground
   */
  public record Figure(String name, List<Vec> points) {}

  /**
   * A bag that is left.
   *
   * @param carrier the index of its owner among the moving actors
   * @param left when, in seconds from the first frame
   * @param taken when it is gone again
   */
  public record BagStory(int carrier, double left, double taken) {}
}
