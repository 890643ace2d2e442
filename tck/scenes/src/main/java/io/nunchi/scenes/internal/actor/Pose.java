package io.nunchi.scenes.internal.actor;

/**
 * The bends of a body, left and right, in radians; forward is positive. Immutable; any thread.
 *
 * @param lean of the trunk
 * @param twist of the shoulders against the hips
 * @param left leg and arm
 * @param right leg and arm
 */
record Pose(double lean, double twist, Limbs left, Limbs right) {

  /**
   * One side's limbs.
   *
   * @param hip from straight down
   * @param knee flexion
   * @param foot from the ground, toes up
   * @param shoulder from straight down
   * @param elbow flexion
   */
  record Limbs(double hip, double knee, double foot, double shoulder, double elbow) {}

  /**
   * A step of a walk.
   *
   * @param phase two steps are 2 pi
   * @param reach the swing of the legs, about 0.42 for a walk
   */
  static Pose walking(double phase, double reach) {
    double haste = Math.max(0, reach - 0.45);
    return new Pose(
        0.04 + 0.3 * haste,
        0.12 * StrictMath.sin(phase),
        step(phase, reach, haste),
        step(phase + StrictMath.PI, reach, haste));
  }

  private static Limbs step(double phase, double reach, double haste) {
    double swing = StrictMath.sin(phase);
    double lift = Math.max(0, StrictMath.cos(phase + 0.5));
    double foot = swing > 0 ? 0.25 * swing : 0.6 * swing;
    return new Limbs(
        reach * swing + 0.08,
        0.1 + (0.95 + 1.2 * haste) * lift * lift,
        foot,
        -0.75 * reach * swing,
        0.28 + 0.15 * Math.max(0, -swing) + 3 * haste);
  }

  /** Standing about, with small movements. */
  static Pose standing(double time, double habit) {
    double sway = StrictMath.sin(time * 0.9 + habit);
    double talk = Math.max(0, StrictMath.sin(time * 0.7 + 2 * habit));
    double other = Math.max(0, StrictMath.sin(time * 0.5 + habit));
    return new Pose(
        0.02,
        0.05 * sway,
        new Limbs(0.04, 0.05, 0, 0.06 + 0.4 * talk, 0.2 + 1.1 * talk),
        new Limbs(-0.03, 0.04 + 0.05 * other, 0, 0.05 * sway, 0.25 + 0.8 * other * talk));
  }
}
