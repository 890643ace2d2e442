package io.nunchi.scenes.internal.actor;

import io.nunchi.scenes.internal.shape.Circle;
import io.nunchi.scenes.internal.shape.Loft;
import io.nunchi.scenes.internal.shape.Loft.Profile;
import io.nunchi.scenes.internal.shape.Mesh;
import io.nunchi.scenes.internal.shape.Texture;
import io.nunchi.scenes.internal.space.Dice;
import io.nunchi.scenes.internal.space.Vec;
import java.util.List;

/** A person on a bicycle: two targets, the person and the bicycle. */
public final class Cyclist implements Actor {

  private static final double WHEEL = 0.34;
  private static final double AXLE = 0.52;
  private static final double CRANK = 0.17;
  private static final double METRES_PER_TURN = 4.5;
  private static final Circle ROUND = new Circle(18);
  private static final Circle TUBE = new Circle(5);
  private static final Profile PIPE =
      new Profile(new double[][] {{0, 0.022, 0.022}, {1, 0.022, 0.022}});
  private static final Texture TYRE = Texture.plain(0x18181A);

  private final Look look;
  private final Texture frame;
  private final Route route;

  public Cyclist(Dice dice, Route route) {
    this.look = Wardrobe.dress(dice);
    this.frame = Texture.plain(dice.pick(List.of(0x8A1E1E, 0x1E3E6E, 0x2A2A2C, 0xB8B8B4)));
    this.route = route;
  }

  @Override
  public List<String> labels() {
    return List.of("person", "bicycle");
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
    Vec place = place(time);
    Vec heading = route.heading(time);
    double turn = 2 * StrictMath.PI * route.distance(time) / METRES_PER_TURN;
    double leg = Body.LEG * look.height();
    Vec hips = place.along(heading, -0.2).along(Vec.UP, 0.3 + 0.82 * leg);
    Pose.Limbs left = limbs(turn, leg);
    Pose.Limbs right = limbs(turn + StrictMath.PI, leg);
    mesh.part(1);
    Body.sit(mesh, look, hips, heading, new Pose(0.5, 0, left, right));
    mesh.part(2);
    bicycle(mesh, place, heading, hips);
  }

  /** The angles with which a foot reaches its pedal: the law of cosines. */
  private static Pose.Limbs limbs(double turn, double leg) {
    double ahead = 0.2 + CRANK * StrictMath.cos(turn);
    double down = 0.82 * leg + CRANK * StrictMath.sin(turn) - 0.06;
    double reach = Math.min(Math.sqrt(ahead * ahead + down * down), 0.995 * leg);
    double half = leg / 2;
    double bend = StrictMath.acos(Math.max(-1, Math.min(1, reach / 2 / half)));
    double direction = StrictMath.atan2(ahead, down);
    return new Pose.Limbs(direction + bend, 2 * bend, -0.1, 0.95, 0.35);
  }

  private void bicycle(Mesh mesh, Vec place, Vec heading, Vec hips) {
    Vec left = Vec.UP.cross(heading);
    Vec rear = place.along(heading, -AXLE).along(Vec.UP, WHEEL);
    Vec front = place.along(heading, AXLE).along(Vec.UP, WHEEL);
    Vec crank = place.along(Vec.UP, 0.29);
    Vec saddle = hips.along(Vec.UP, -0.1);
    Vec head = place.along(heading, 0.38).along(Vec.UP, 0.92);
    wheel(mesh, rear, heading, left);
    wheel(mesh, front, heading, left);
    pipe(mesh, crank, saddle, left, frame);
    pipe(mesh, crank, head, left, frame);
    pipe(mesh, saddle.along(Vec.UP, -0.12), head, left, frame);
    pipe(mesh, rear, crank, left, frame);
    pipe(mesh, rear, saddle.along(Vec.UP, -0.12), left, frame);
    pipe(mesh, front, head.along(Vec.UP, 0.12), left, frame);
    Vec bar = head.along(Vec.UP, 0.14).along(heading, 0.04);
    pipe(mesh, bar.along(left, 0.26), bar.along(left, -0.26), heading, TYRE);
    pipe(mesh, saddle.along(heading, -0.12), saddle.along(heading, 0.12), left, TYRE);
  }

  private static void pipe(Mesh mesh, Vec from, Vec to, Vec left, Texture texture) {
    Loft.bone(mesh, from, to, left, TUBE, PIPE, 1, texture);
  }

  /** A tyre as a flat band seen from both sides, with the rim's inside. */
  private static void wheel(Mesh mesh, Vec center, Vec heading, Vec left) {
    for (int side = -1; side <= 1; side += 2) {
      Vec across = heading.times(-side);
      Vec face = center.along(left, side * 0.02);
      int first = mesh.vertices;
      int outer = mesh.ring(face, across.times(WHEEL), Vec.UP.times(WHEEL), ROUND, 0);
      int inner =
          mesh.ring(
              face.along(left, side * 0.005),
              across.times(WHEEL - 0.055),
              Vec.UP.times(WHEEL - 0.055),
              ROUND,
              1);
      mesh.tipNormals(first, mesh.vertices, left.times(side), 1);
      mesh.skin(outer, inner, ROUND, TYRE);
    }
    int near =
        mesh.ring(center.along(left, -0.02), heading.times(WHEEL), Vec.UP.times(WHEEL), ROUND, 0);
    int far =
        mesh.ring(center.along(left, 0.02), heading.times(WHEEL), Vec.UP.times(WHEEL), ROUND, 1);
    mesh.skin(far, near, ROUND, TYRE);
  }
}
