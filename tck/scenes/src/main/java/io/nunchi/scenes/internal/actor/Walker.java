package io.nunchi.scenes.internal.actor;

import io.nunchi.scenes.internal.shape.Mesh;
import io.nunchi.scenes.internal.space.Dice;
import io.nunchi.scenes.internal.space.Vec;
import java.util.List;

/** A person on foot, who may stand still for a while. */
public final class Walker implements Actor {

  private static final double RUN = 2.4;

  private final Look look;
  private final Route route;
  private final double habit;

  /** Dresses a person and sends it on its way. */
  public Walker(Dice dice, Route route) {
    this.look = Wardrobe.dress(dice);
    this.route = route;
    this.habit = dice.between(0, 6);
  }

  @Override
  public List<String> labels() {
    return List.of("person");
  }

  @Override
  public boolean isThere(double time) {
    return route.covers(time);
  }

  @Override
  public Vec place(double time) {
    return route.at(time);
  }

  @Override
  public void shape(double time, Mesh mesh) {
    Body.stand(mesh, look, place(time), route.heading(time), pose(time));
  }

  private Pose pose(double time) {
    if (route.isResting(time)) {
      return Pose.standing(time, habit);
    }
    double reach = route.speed() > RUN ? 0.62 : 0.34 + 0.07 * Math.min(1.6, route.speed());
    double stride = 4 * Body.LEG * look.height() * StrictMath.sin(reach);
    double phase = 2 * StrictMath.PI * route.distance(time) / stride + habit;
    return Pose.walking(phase, reach);
  }
}
