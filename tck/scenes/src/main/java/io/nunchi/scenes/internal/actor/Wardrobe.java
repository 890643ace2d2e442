package io.nunchi.scenes.internal.actor;

import io.nunchi.scenes.internal.shape.Rgb;
import io.nunchi.scenes.internal.shape.Texture;
import io.nunchi.scenes.internal.space.Dice;
import io.nunchi.scenes.internal.space.Noise;
import java.util.List;

/** Dresses people: skin, hair and clothes in everyday colors. */
final class Wardrobe {

  private static final List<Integer> SKINS =
      List.of(0xE3B899, 0xD8A684, 0xC68E6A, 0xA87250, 0x7D5238, 0x5A3A28);
  private static final List<Integer> HAIRS =
      List.of(0x1C1714, 0x2A1E17, 0x4A3424, 0x6B4A2E, 0x9A7B4F, 0x8A8680, 0x141210);
  private static final List<Integer> TOPS =
      List.of(
          0x20242C, 0x2E3A52, 0x8E2F2F, 0xC9C6BE, 0x5B6068, 0x3E5A3E, 0xB8A07A, 0x6E4A6A, 0x2F6E8A,
          0xD8D8D8, 0x3A3A3A, 0xC27A32, 0x7A8CA6, 0x1E4E3A);
  private static final List<Integer> BOTTOMS =
      List.of(0x2A3550, 0x1E2230, 0x3E4A66, 0x26262A, 0x5A5248, 0x8A7E68, 0x4A5A7A, 0x33302C);
  private static final List<Integer> SHOES =
      List.of(0x1A1818, 0x3A2A20, 0xD0D0CC, 0x55504A, 0x202838);
  private static final List<Integer> BAGS = List.of(0x1C1C20, 0x5A2A22, 0x2A3A2E, 0x303A5A);

  private Wardrobe() {}

  /** Picks an outfit. */
  static Look dress(Dice dice) {
    int skin = dice.pick(SKINS);
    int hair = dice.pick(HAIRS);
    boolean longHair = dice.chance(0.4);
    int bottom = dice.pick(BOTTOMS);
    Look.Cut cut = cut(dice);
    Texture top = cloth(dice, dice.pick(TOPS), true);
    return new Look(
        dice.between(1.58, 1.88) - (longHair ? 0.06 : 0),
        dice.between(0.94, 1.18),
        Texture.plain(skin),
        head(skin, hair, longHair, dice.chance(0.06)),
        Texture.plain(hair),
        longHair,
        top,
        cut == Look.Cut.COAT || dice.chance(0.65) ? 1 : 0.25,
        cloth(dice, bottom, false),
        cut,
        Texture.plain(dice.pick(SHOES)),
        dice.pick(List.of(Look.Bag.NONE, Look.Bag.NONE, Look.Bag.BACKPACK, Look.Bag.HANDBAG)),
        Texture.plain(dice.pick(BAGS)));
  }

  private static Look.Cut cut(Dice dice) {
    double draw = dice.unit();
    if (draw < 0.66) {
      return Look.Cut.TROUSERS;
    }
    if (draw < 0.78) {
      return Look.Cut.SHORTS;
    }
    return draw < 0.88 ? Look.Cut.SKIRT : Look.Cut.COAT;
  }

  private static Texture head(int skin, int hair, boolean longHair, boolean bald) {
    return Texture.painted(
        64,
        64,
        0,
        (u, v) -> {
          double fromFront = Math.abs(u - 0.25);
          double aside = Math.min(fromFront, 1 - fromFront);
          double hairline = bald ? 0.08 : aside < 0.13 ? 0.26 : longHair ? 0.9 : 0.62;
          if (v < hairline || (!bald && aside > 0.24 && v < 0.78)) {
            return Rgb.times(hair, 0.75 + 0.5 * Noise.at((int) (u * 40), (int) (v * 10), 3));
          }
          return face(skin, aside, v);
        });
  }

  private static int face(int skin, double aside, double v) {
    double shade = 1 - 0.35 * Noise.step(0.05, 0.2, aside) - 0.15 * Noise.step(0.75, 1, v);
    if (v > 0.44 && v < 0.52 && aside > 0.025 && aside < 0.085) {
      return 0x2A2220; // eyes
    }
    if (v > 0.38 && v < 0.42 && aside > 0.02 && aside < 0.1) {
      return Rgb.times(skin, 0.55); // brows
    }
    if (v > 0.74 && v < 0.79 && aside < 0.06) {
      return Rgb.mix(Rgb.times(skin, 0.7), 0x803838, 0.4); // mouth
    }
    if (aside < 0.02 && v > 0.5 && v < 0.66) {
      return Rgb.times(skin, 1.08); // nose
    }
    return Rgb.times(skin, shade);
  }

  /** Cloth with folds, and for a top perhaps a pattern. */
  private static Texture cloth(Dice dice, int color, boolean patterned) {
    int salt = dice.below(1000);
    int second = dice.pick(TOPS);
    double pattern = patterned ? dice.unit() : 1;
    int stripes = 5 + dice.below(6);
    return Texture.painted(
        64,
        64,
        0,
        (u, v) -> {
          double folds = Noise.rough(u * 6, v * 9 + u * 3, salt, 3);
          double under = 1 - 0.22 * Noise.step(0.8, 1, v);
          return Rgb.times(
              patterned(color, second, pattern, stripes, u, v), (0.72 + 0.5 * folds) * under);
        });
  }

  private static int patterned(
      int color, int second, double pattern, int stripes, double u, double v) {
    if (pattern < 0.12) {
      return (int) (v * stripes * 2) % 2 == 0 ? color : second;
    }
    if (pattern < 0.24) {
      boolean across = (int) (u * 16) % 2 == 0;
      boolean along = (int) (v * 12) % 2 == 0;
      return Rgb.mix(color, second, (across ? 0.3 : 0) + (along ? 0.3 : 0));
    }
    if (pattern < 0.4 && Math.abs(u - 0.25) < 0.02) {
      return Rgb.times(color, 0.5); // a zip
    }
    if (pattern > 0.4 && pattern < 0.52 && Math.abs(u - 0.25) < 0.09) {
      return v < 0.8 ? second : color; // an open jacket
    }
    if (pattern > 0.52 && pattern < 0.62 && v < 0.3) {
      return second; // a yoke
    }
    return color;
  }
}
