package io.nunchi.scenes.internal.actor;

import io.nunchi.scenes.internal.shape.Circle;
import io.nunchi.scenes.internal.shape.Loft;
import io.nunchi.scenes.internal.shape.Loft.Profile;
import io.nunchi.scenes.internal.shape.Mesh;
import io.nunchi.scenes.internal.shape.Texture;
import io.nunchi.scenes.internal.space.Vec;

/**
 * A person's body in one pose. Lengths are parts of the body's height, after Drillis and Contini,
 * Body Segment Parameters, 1966. For one thread.
 */
final class Body {

  static final double LEG = 0.485;

  private static final double THIGH = 0.245;
  private static final double SHIN = 0.24;
  private static final double SOLE = 0.042;
  private static final double TRUNK = 0.33;
  private static final double UPPER_ARM = 0.172;
  private static final double FOREARM = 0.157;
  private static final Circle ROUND = new Circle(10);
  private static final Circle THIN = new Circle(7);

  private static final Profile HEAD =
      new Profile(
          new double[][] {
            {0, 0.008, 0.01},
            {0.08, 0.026, 0.032},
            {0.25, 0.041, 0.05},
            {0.45, 0.046, 0.055},
            {0.65, 0.043, 0.051},
            {0.85, 0.034, 0.042},
            {1, 0.02, 0.028}
          });
  private static final Profile NECK =
      new Profile(new double[][] {{0, 0.028, 0.03}, {1, 0.034, 0.036}});
  private static final double[][] TRUNK_RINGS = {
    {0, 0.04, 0.034},
    {0.05, 0.082, 0.05},
    {0.12, 0.108, 0.062},
    {0.25, 0.112, 0.07},
    {0.42, 0.1, 0.068},
    {0.62, 0.09, 0.064},
    {0.8, 0.1, 0.07},
    {0.95, 0.101, 0.072},
    {1.06, 0.08, 0.06}
  };
  private static final Profile THIGH_SHAPE =
      new Profile(
          new double[][] {
            {-0.08, 0.05, 0.056}, {0.15, 0.06, 0.066}, {0.5, 0.052, 0.058}, {1.04, 0.041, 0.044}
          });
  private static final Profile TROUSER_SHIN =
      new Profile(
          new double[][] {
            {-0.04, 0.041, 0.043}, {0.3, 0.042, 0.046}, {0.7, 0.036, 0.04}, {1, 0.035, 0.042}
          });
  private static final Profile BARE_SHIN =
      new Profile(
          new double[][] {
            {-0.04, 0.034, 0.036}, {0.28, 0.036, 0.04}, {0.6, 0.027, 0.03}, {1, 0.02, 0.023}
          });
  private static final Profile FOOT =
      new Profile(
          new double[][] {
            {0, 0.014, 0.012},
            {0.1, 0.024, 0.026},
            {0.35, 0.026, 0.03},
            {0.7, 0.029, 0.02},
            {0.95, 0.02, 0.013},
            {1, 0.008, 0.008}
          });
  private static final Profile SLEEVE =
      new Profile(
          new double[][] {
            {-0.12, 0.022, 0.026}, {0, 0.037, 0.041}, {0.4, 0.036, 0.038}, {1.04, 0.03, 0.031}
          });
  private static final Profile LOWER_SLEEVE =
      new Profile(new double[][] {{-0.04, 0.03, 0.03}, {0.5, 0.028, 0.028}, {1, 0.022, 0.022}});
  private static final Profile FOREARM_SHAPE =
      new Profile(new double[][] {{-0.04, 0.024, 0.024}, {0.35, 0.024, 0.025}, {1, 0.015, 0.017}});
  private static final Profile HAND =
      new Profile(
          new double[][] {
            {0, 0.012, 0.015}, {0.3, 0.013, 0.024}, {0.7, 0.012, 0.022}, {1, 0.006, 0.01}
          });
  private static final Profile LONG_HAIR =
      new Profile(
          new double[][] {
            {0, 0.04, 0.03}, {0.4, 0.05, 0.032}, {0.8, 0.048, 0.028}, {1, 0.03, 0.012}
          });

  private final Mesh mesh;
  private final Look look;
  private final double height;
  private final Vec heading;
  private final Vec left;

  private Body(Mesh mesh, Look look, Vec heading) {
    this.mesh = mesh;
    this.look = look;
    this.height = look.height();
    this.heading = heading;
    this.left = Vec.UP.cross(heading);
  }

  /** Adds a body whose lower foot touches the ground. */
  static void stand(Mesh mesh, Look look, Vec ground, Vec heading, Pose pose) {
    Body body = new Body(mesh, look, heading);
    double rise = Math.max(body.legDrop(pose.left()), body.legDrop(pose.right()));
    body.build(ground.along(Vec.UP, rise), pose);
  }

  /** Adds a body whose hips are at a place. */
  static void sit(Mesh mesh, Look look, Vec hips, Vec heading, Pose pose) {
    new Body(mesh, look, heading).build(hips, pose);
  }

  private double legDrop(Pose.Limbs limbs) {
    Vec ankle = ankle(new Vec(0, 0, 0), limbs);
    Vec toes = footDirection(limbs);
    double sole = ankle.z() - SOLE * height;
    return -Math.min(sole, sole + 0.1 * height * toes.z());
  }

  private Vec knee(Vec hip, Pose.Limbs limbs) {
    return hip.along(bend(limbs.hip()), THIGH * height);
  }

  private Vec ankle(Vec hip, Pose.Limbs limbs) {
    return knee(hip, limbs).along(bend(limbs.hip() - limbs.knee()), SHIN * height);
  }

  private Vec footDirection(Pose.Limbs limbs) {
    return heading.times(StrictMath.cos(limbs.foot())).along(Vec.UP, StrictMath.sin(limbs.foot()));
  }

  /** Straight down, turned forward by an angle. */
  private Vec bend(double angle) {
    return heading.times(StrictMath.sin(angle)).along(Vec.UP, -StrictMath.cos(angle));
  }

  private void build(Vec hips, Pose pose) {
    Vec spine =
        heading.times(StrictMath.sin(pose.lean())).along(Vec.UP, StrictMath.cos(pose.lean()));
    Vec neck = hips.along(spine, TRUNK * height);
    leg(hips.along(left, 0.05 * height), pose.left());
    leg(hips.along(left, -0.05 * height), pose.right());
    trunk(neck, hips, pose.twist());
    head(neck, spine);
    Vec shoulders =
        left.times(StrictMath.cos(pose.twist())).along(heading, -StrictMath.sin(pose.twist()));
    Vec shoulderBase = neck.along(spine, -0.035 * height);
    double reach = 0.103 * height * look.girth();
    arm(shoulderBase.along(shoulders, reach), pose.left(), 0.1);
    arm(shoulderBase.along(shoulders, -reach), pose.right(), -0.1);
    hangings(hips, neck, spine, pose);
  }

  private void trunk(Vec neck, Vec hips, double twist) {
    Vec bone = hips.minus(neck);
    Vec down = bone.unit();
    int firstVertex = mesh.vertices;
    int previous = -1;
    for (double[] ring : TRUNK_RINGS) {
      double turn = twist * (1 - ring[0]);
      Vec side = left.times(StrictMath.cos(turn)).along(heading, -StrictMath.sin(turn));
      side = side.along(down, -side.dot(down)).unit();
      Vec front = down.cross(side);
      double wide = ring[1] * height * look.girth();
      double deep = ring[2] * height * look.girth();
      int current =
          mesh.ring(
              neck.along(bone, ring[0]), side.times(wide), front.times(deep), ROUND, ring[0] * 0.9);
      if (previous >= 0) {
        mesh.skin(previous, current, ROUND, look.top());
      }
      previous = current;
    }
    mesh.tipNormals(firstVertex, firstVertex + 2 * (ROUND.points() + 1), Vec.UP, 0.6);
  }

  private void head(Vec neck, Vec spine) {
    Vec upright = spine.plus(Vec.UP).unit();
    Vec chin = neck.along(spine, 0.03 * height).along(heading, 0.008 * height);
    Vec crown = chin.along(upright, 0.138 * height);
    Loft.bone(mesh, chin, neck.along(spine, -0.02 * height), left, THIN, NECK, height, look.skin());
    Loft.bone(mesh, crown, chin, left, ROUND, HEAD, height, look.head());
    if (look.longHair()) {
      Vec from = crown.along(upright, -0.04 * height).along(heading, -0.02 * height);
      Vec to = neck.along(spine, -0.05 * height).along(heading, -0.055 * height);
      Loft.bone(mesh, from, to, left, THIN, LONG_HAIR, height, look.hair());
    }
  }

  private void leg(Vec hip, Pose.Limbs limbs) {
    Vec knee = knee(hip, limbs);
    Vec ankle = ankle(hip, limbs);
    boolean bare = look.cut() != Look.Cut.TROUSERS;
    boolean bareThigh = look.cut() == Look.Cut.SKIRT;
    Texture shin = bare ? look.skin() : look.bottom();
    Loft.bone(
        mesh,
        hip,
        knee,
        left,
        THIN,
        THIGH_SHAPE,
        height * (bareThigh ? 0.85 : look.girth()),
        bareThigh ? look.skin() : look.bottom());
    Loft.bone(mesh, knee, ankle, left, THIN, (bare ? BARE_SHIN : TROUSER_SHIN), height, shin);
    Vec toes = footDirection(limbs);
    Vec low = ankle.along(Vec.UP, -0.6 * SOLE * height);
    Loft.bone(
        mesh,
        low.along(toes, -0.045 * height),
        low.along(toes, 0.11 * height),
        left,
        THIN,
        FOOT,
        height,
        look.shoes());
  }

  private void arm(Vec shoulder, Pose.Limbs limbs, double outward) {
    Vec upper = bend(limbs.shoulder()).along(left, outward).unit();
    Vec lower = bend(limbs.shoulder() + limbs.elbow()).along(left, outward * 0.3).unit();
    Vec elbow = shoulder.along(upper, UPPER_ARM * height);
    Vec wrist = elbow.along(lower, FOREARM * height);
    boolean longSleeve = look.sleeve() > 0.5;
    Loft.bone(mesh, shoulder, elbow, left, THIN, SLEEVE, height, look.top());
    Loft.bone(
        mesh,
        elbow,
        wrist,
        left,
        THIN,
        (longSleeve ? LOWER_SLEEVE : FOREARM_SHAPE),
        height,
        longSleeve ? look.top() : look.skin());
    Loft.bone(
        mesh, wrist, wrist.along(lower, 0.095 * height), left, THIN, HAND, height, look.skin());
  }

  private void hangings(Vec hips, Vec neck, Vec spine, Pose pose) {
    double stride = Math.abs(StrictMath.sin(pose.left().hip() - pose.right().hip()));
    if (look.cut() == Look.Cut.SKIRT || look.cut() == Look.Cut.COAT) {
      boolean coat = look.cut() == Look.Cut.COAT;
      Vec waist = hips.along(spine, (coat ? 0.12 : 0.07) * height);
      Vec hem = hips.along(Vec.UP, -0.2 * height);
      double open = 0.09 + 0.11 * stride;
      Profile shape =
          new Profile(
              new double[][] {
                {0, 0.09, 0.066},
                {0.35, 0.104, 0.078},
                {0.7, 0.108, 0.078 + open * 0.3},
                {1, 0.112, open}
              });
      Loft.bone(
          mesh,
          waist,
          hem,
          left,
          ROUND,
          shape,
          height * look.girth(),
          coat ? look.top() : look.bottom());
    }
    if (look.bag() == Look.Bag.BACKPACK) {
      Vec back = heading.times(-0.1 * height * look.girth());
      Loft.bone(
          mesh,
          neck.along(spine, -0.02 * height).plus(back),
          hips.along(spine, 0.09 * height).plus(back),
          left,
          ROUND,
          new Profile(
              new double[][] {
                {0, 0.03, 0.01},
                {0.12, 0.075, 0.04},
                {0.5, 0.082, 0.055},
                {0.9, 0.08, 0.05},
                {1, 0.05, 0.02}
              }),
          height,
          look.bagTexture());
    } else if (look.bag() == Look.Bag.HANDBAG) {
      Vec side = hips.along(left, -0.15 * height);
      Loft.bone(
          mesh,
          side.along(Vec.UP, 0.07 * height),
          side.along(Vec.UP, -0.07 * height),
          left,
          THIN,
          new Profile(
              new double[][] {
                {0, 0.01, 0.05}, {0.1, 0.028, 0.085}, {0.9, 0.034, 0.09}, {1, 0.02, 0.07}
              }),
          height,
          look.bagTexture());
    }
  }
}
