package io.nunchi.scenes.internal.script;

import io.nunchi.scenes.internal.actor.Actor;
import io.nunchi.scenes.internal.actor.Tree;
import io.nunchi.scenes.internal.actor.Vehicle;
import io.nunchi.scenes.internal.lens.Weather;
import io.nunchi.scenes.internal.place.Facades;
import io.nunchi.scenes.internal.place.Grounds;
import io.nunchi.scenes.internal.place.Surroundings;
import io.nunchi.scenes.internal.place.Surroundings.Block;
import io.nunchi.scenes.internal.place.Surroundings.Post;
import io.nunchi.scenes.internal.raster.Light;
import io.nunchi.scenes.internal.space.Dice;
import io.nunchi.scenes.internal.space.Vec;
import io.nunchi.scenes.truth.SceneEvent;
import java.util.ArrayList;
import java.util.List;

/** A street with two pavements, a zebra crossing, houses, trees and parked cars. */
public final class Streets {

  private static final double NEAR_CURB = 13;
  private static final double FAR_CURB = 20.4;
  private static final double FRONT = 24.5;
  private static final double FAR = 34;
  private static final Vec SUN = new Vec(-0.62, -0.3, 0.72).unit();

  private static final Vec OVERHEAD = new Vec(0.1, -0.1, 1).unit();

  private Streets() {}

  public static SceneScript day(long seed, double seconds) {
    Light light = new Light(SUN, 0.62, 0.56, 120, 0xC4CCD4, 600, List.of());
    Weather weather =
        new Weather(2, false, 0, 0, time -> 1 + 0.07 * StrictMath.sin(time * 0.35), List.of());
    return script(seed, seconds, light, weather, 0, false, 4.5);
  }

  public static SceneScript rain(long seed, double seconds) {
    Light light = new Light(OVERHEAD, 0.2, 0.72, 90, 0xA8B0B6, 110, List.of());
    Weather weather =
        new Weather(
            4, false, 700, 0.0006, time -> 0.88 + 0.04 * StrictMath.sin(time * 0.8), List.of());
    return script(seed, seconds, light, weather, 1, false, 5);
  }

  public static SceneScript night(long seed, double seconds) {
    List<Light.Lamp> lamps =
        List.of(
            new Light.Lamp(new Vec(-9, 12.4, 6), 0.3),
            new Light.Lamp(new Vec(2, 12.4, 6), 0.3),
            new Light.Lamp(new Vec(13, 12.4, 6), 0.3),
            new Light.Lamp(new Vec(-3, 21, 6), 0.3),
            new Light.Lamp(new Vec(9, 21, 6), 0.3));
    Light light = new Light(OVERHEAD, 0.07, 0.13, 30, 0x14161C, 400, lamps);
    Weather weather = new Weather(6, false, 0, 0, time -> 1.15, List.of());
    return script(seed, seconds, light, weather, 0.3, true, 6);
  }

  public static SceneScript tamper(long seed, double seconds) {
    SceneScript day = day(seed, seconds);
    Weather disturbed =
        new Weather(
            3,
            false,
            0,
            0.0008,
            day.weather().exposure(),
            List.of(
                new Weather.Disturbance(SceneEvent.Kind.CAMERA_COVERED, 3, 5),
                new Weather.Disturbance(SceneEvent.Kind.CAMERA_DEFOCUSED, 7, 9),
                new Weather.Disturbance(SceneEvent.Kind.CAMERA_MOVED, 11, 14)));
    return new SceneScript(
        day.view(),
        day.light(),
        day.surroundings(),
        day.fixed(),
        day.moving(),
        disturbed,
        day.rules(),
        day.bags());
  }

  private static SceneScript script(
      long seed,
      double seconds,
      Light light,
      Weather weather,
      double wetness,
      boolean isNight,
      double every) {
    SceneScript.View view = new SceneScript.View(new Vec(0, 0, 4.6), 7, 13.5, 0.95);
    Cast cast = new Cast(Dice.of(seed, "cast"), seconds);
    cast.walkers(new Cast.Lane(Vec.ground(-FAR / 2, 11.1), Vec.ground(FAR / 2, 11.1), 1.3), every)
        .walkers(new Cast.Lane(Vec.ground(-20, 22), Vec.ground(24, 22), 1), every * 1.2)
        .walkers(new Cast.Lane(Vec.ground(5, 9.5), Vec.ground(5.5, 24), 0.9), every * 3)
        .cyclists(new Cast.Lane(Vec.ground(-22, 13.9), Vec.ground(26, 13.9), 0.2), every * 4)
        .vehicles(new Cast.Lane(Vec.ground(-26, 15.4), Vec.ground(30, 15.4), 0), 8, 7.5, isNight)
        .vehicles(new Cast.Lane(Vec.ground(32, 17.6), Vec.ground(-30, 17.6), 0), 10, 8.5, isNight);
    List<Actor> moving = new ArrayList<>(cast.actors());
    Dice trees = Dice.of(seed, "trees");
    for (Vec foot : treeFeet()) {
      moving.add(new Tree(trees, foot, 5.4, 2.1, 1000, wetness > 0.5 ? 0.14 : 0.06));
    }
    return new SceneScript(
        view,
        light,
        surroundings(seed, wetness, isNight),
        parked(seed),
        moving,
        weather,
        rules(),
        List.of());
  }

  private static List<Vec> treeFeet() {
    return List.of(Vec.ground(-6.5, 23.2), Vec.ground(12.5, 23.2), Vec.ground(-5.8, 12.3));
  }

  private static List<Actor> parked(long seed) {
    Dice dice = Dice.of(seed, "parked");
    List<Actor> parked = new ArrayList<>();
    for (double x = -18; x < 26; x += 6) {
      boolean free = x > -3 && x < 9; // no parking before the crossing
      if (!free && dice.chance(0.75)) {
        parked.add(
            Vehicle.parked(
                new Dice(dice.bits()),
                Vec.ground(x + dice.between(-0.4, 0.4), 19.35),
                new Vec(dice.chance(0.85) ? -1 : 1, 0, 0)));
      }
    }
    return parked;
  }

  private static Surroundings surroundings(long seed, double wetness, boolean isNight) {
    Dice dice = Dice.of(seed, "houses");
    List<Integer> plasters = List.of(0xB8A890, 0xA89A8C, 0xC2B8A8, 0x9C8474, 0xB0ACA4);
    List<Block> blocks = new ArrayList<>();
    double x = -40;
    for (int i = 0; x < 50; i++) {
      double wide = 2.6 * (4 + dice.below(3));
      double high = 7 + 3 * dice.below(3);
      Surroundings.Facade facade =
          dice.chance(0.3)
              ? Facades.bricks(0x8A4E3C)
              : Facades.house(dice.pick(plasters), i * 13 + 5, isNight);
      blocks.add(new Block(new Vec(x, FRONT, 0), new Vec(x + wide, FRONT + 10, high), facade));
      x += wide;
    }
    List<Post> posts = new ArrayList<>();
    treeFeet().forEach(foot -> posts.add(new Post(foot, 0.16, 5, 0x5A4A3A)));
    for (double post : new double[] {-9, 2, 13}) {
      posts.add(new Post(Vec.ground(post, 12.5), 0.07, 6, 0x5A5E62));
    }
    for (double bollard = -3; bollard < 3; bollard += 1.5) {
      posts.add(new Post(Vec.ground(bollard, 12.6), 0.08, 0.9, 0x3A3C40));
    }
    return new Surroundings(
        Grounds.street(NEAR_CURB, FAR_CURB, 3.5, wetness),
        blocks,
        posts,
        isNight ? 0x080A12 : wetness > 0.5 ? 0x9AA2AA : 0x6A92C4,
        isNight ? 0x14161E : wetness > 0.5 ? 0xB0B6BC : 0xC8D4DE);
  }

  private static SceneScript.Rules rules() {
    return new SceneScript.Rules(
        List.of(
            new SceneScript.Figure("near-pavement", List.of(Vec.ground(1, 9), Vec.ground(1, 12.9))),
            new SceneScript.Figure(
                "carriageway", List.of(Vec.ground(-2, 13.1), Vec.ground(-2, 18.4)))),
        List.of(
            new SceneScript.Figure(
                "crossing",
                List.of(
                    Vec.ground(3.5, NEAR_CURB),
                    Vec.ground(7.5, NEAR_CURB),
                    Vec.ground(7.5, FAR_CURB),
                    Vec.ground(3.5, FAR_CURB)))));
  }
}
