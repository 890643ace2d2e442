package io.nunchi.scenes.internal.actor;

import io.nunchi.scenes.internal.shape.Mesh;
import io.nunchi.scenes.internal.space.Dice;
import io.nunchi.scenes.internal.space.Vec;
import java.util.List;

/** A car or a van that drives along a way, or is parked. */
public final class Vehicle implements Actor {

  private static final List<Integer> COLORS =
      List.of(
          0xB8BCC2, 0x2A2C30, 0xD8D8D6, 0x7A1E1E, 0x1E3458, 0x5A6066, 0x3A4A3E, 0x8A8E94, 0xB09A6A,
          0x2C4A6E);
  private static final List<VehicleShape> SHAPES =
      List.of(
          VehicleShape.SALOON, VehicleShape.HATCHBACK, VehicleShape.HATCHBACK, VehicleShape.VAN);

  private final VehicleShape shape;
  private final VehiclePaint paint;
  private final Route route;
  private final boolean parked;

  private Vehicle(VehicleShape shape, VehiclePaint paint, Route route, boolean parked) {
    this.shape = shape;
    this.paint = paint;
    this.route = route;
    this.parked = parked;
  }

  /** A vehicle that drives along a way. */
  public static Vehicle driving(Dice dice, Route route, boolean lampsOn) {
    return of(dice, route, lampsOn, false);
  }

  /** A vehicle that stands where a way begins, and points where it leads. */
  public static Vehicle parked(Dice dice, Vec place, Vec ahead) {
    return of(dice, Route.of(0, 1, place.along(ahead, -1), place.along(ahead, 1)), false, true);
  }

  private static Vehicle of(Dice dice, Route route, boolean lampsOn, boolean parked) {
    VehicleShape shape = dice.pick(SHAPES);
    int color = shape.isVan() && dice.chance(0.6) ? 0xDADAD8 : dice.pick(COLORS);
    return new Vehicle(shape, VehiclePaint.of(shape, color, lampsOn), route, parked);
  }

  @Override
  public List<String> labels() {
    return List.of("car");
  }

  @Override
  public boolean isThere(double time) {
    return parked || route.covers(time);
  }

  @Override
  public Vec place(double time) {
    return parked ? route.at(1) : route.at(time);
  }

  @Override
  public void shape(double time, Mesh mesh) {
    Vec heading = parked ? route.heading(1) : route.heading(time);
    VehicleMesh.build(mesh, shape, paint, place(time), heading);
  }
}
