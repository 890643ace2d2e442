package io.nunchi.scenes.internal.actor;

import io.nunchi.scenes.internal.shape.Mesh;
import io.nunchi.scenes.internal.shape.Rgb;
import io.nunchi.scenes.internal.shape.Texture;
import io.nunchi.scenes.internal.space.Dice;
import io.nunchi.scenes.internal.space.Vec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The crown of a tree, swaying in the wind, as seen by a camera that looks along the y axis;
 * nothing of it is counted.
 */
public final class Tree implements Actor {

  private record Leaf(Vec middle, Vec across, Vec up, Vec normal, int texture, double phase) {}

  /** Leaves whose place on the crown is farther round than this are never seen. */
  private static final double BEHIND = 0.15;

  private final Vec foot;
  private final double wind;
  private final List<Leaf> leaves = new ArrayList<>();
  private final List<Texture> greens = new ArrayList<>();

  /**
   * Grows a crown.
   *
   * @param dice decide on its leaves
   * @param foot where the trunk stands
   * @param height of the crown's middle
   * @param radius of the crown
   * @param count the number of tufts of leaves; those behind are left out
   * @param wind metres by which it sways
   */
  public Tree(Dice dice, Vec foot, double height, double radius, int count, double wind) {
    this.foot = foot;
    this.wind = wind;
    int green = dice.pick(List.of(0x4A6A32, 0x55702E, 0x3E5E34));
    for (int i = 0; i < 6; i++) {
      greens.add(Texture.plain(Rgb.times(green, 0.55 + 0.15 * i)));
    }
    Vec middle = foot.along(Vec.UP, height);
    for (int i = 0; i < count; i++) {
      Vec out = new Vec(dice.bell(), dice.bell(), 0.8 * dice.bell()).unit();
      if (out.y() > BEHIND) {
        continue;
      }
      double reach = radius * dice.between(0.7, 1.1);
      double size = radius * dice.between(0.06, 0.12);
      Vec random = new Vec(dice.bell(), dice.bell(), dice.bell()).unit();
      Vec across = random.cross(out).unit().times(size);
      Vec up = across.cross(out.plus(random.times(0.8))).unit().times(size);
      int shade = (int) Math.min(5, 6 * dice.unit() * (0.3 + 0.65 * reach / radius));
      leaves.add(new Leaf(middle.along(out, reach), across, up, out, shade, dice.between(0, 6)));
    }
    leaves.sort(Comparator.comparingDouble(leaf -> leaf.middle.y())); // near ones hide far ones
  }

  @Override
  public List<String> labels() {
    return List.of();
  }

  @Override
  public boolean isThere(double time) {
    return true;
  }

  @Override
  public Vec place(double time) {
    return foot;
  }

  @Override
  public boolean throwsShadow() {
    return false;
  }

  @Override
  public void shape(double time, Mesh mesh) {
    double gust = wind * (0.6 + 0.4 * StrictMath.sin(time * 0.37));
    double slow = gust * StrictMath.sin(time * 1.1 + foot.x());
    for (Leaf leaf : leaves) {
      double flutter = 0.35 * gust * StrictMath.sin(time * 5 + leaf.phase);
      double bend = (slow + flutter) * leaf.middle.z() / 5;
      Vec middle = leaf.middle.plus(new Vec(bend, 0.3 * flutter, 0.4 * flutter));
      Texture green = greens.get(leaf.texture);
      int first = mesh.vertex(middle.plus(leaf.across), leaf.normal, 0, 0);
      mesh.vertex(middle.plus(leaf.up), leaf.normal, 0, 0);
      mesh.vertex(middle.minus(leaf.across), leaf.normal, 0, 0);
      mesh.vertex(middle.minus(leaf.up), leaf.normal, 0, 0);
      mesh.triangle(first, first + 1, first + 2, green);
      mesh.triangle(first, first + 2, first + 3, green);
      mesh.triangle(first, first + 2, first + 1, green);
      mesh.triangle(first, first + 3, first + 2, green);
    }
  }
}
