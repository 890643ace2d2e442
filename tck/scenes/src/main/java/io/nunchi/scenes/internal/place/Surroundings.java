package io.nunchi.scenes.internal.place;

import io.nunchi.scenes.internal.space.Vec;
import java.util.List;

/**
 * The still parts of a scene. Immutable; any thread.
 *
 * @param ground the look of the ground
 * @param blocks buildings and walls
 * @param posts lamp posts, trunks, bollards
 * @param skyHigh the sky's color above
 * @param skyLow the sky's color at the horizon
 */
public record Surroundings(
    Ground ground, List<Block> blocks, List<Post> posts, int skyHigh, int skyLow) {

  /** Says which color the ground has. */
  @FunctionalInterface
  public interface Ground {
    /** The color at a place, in metres. */
    int color(double x, double y);
  }

  /** Says which color a wall has. */
  @FunctionalInterface
  public interface Facade {
    /** The color at a place: metres along the wall, metres above the ground. */
    int color(double along, double up);
  }

  /**
   * An upright box along the axes.
   *
   * @param low its corner with the smallest coordinates
   * @param high its corner with the largest
   * @param facade of all its walls
   */
  public record Block(Vec low, Vec high, Facade facade) {}

  /**
   * An upright round post.
   *
   * @param foot its middle on the ground
   * @param radius in metres
   * @param height in metres
   * @param color all over
   */
  public record Post(Vec foot, double radius, double height, int color) {}
}
