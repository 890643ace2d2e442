package io.nunchi.scenes.internal.script;

import io.nunchi.scenes.internal.actor.Actor;
import io.nunchi.scenes.internal.actor.LeftBag;
import io.nunchi.scenes.internal.actor.Route;
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
import java.util.ArrayList;
import java.util.List;

/** A car park, a yard at night under an infrared lamp, and the hall of a building. */
public final class OtherPlaces {

  private static final Vec SUN = new Vec(0.55, -0.35, 0.75).unit();
  private static final double BAY = 2.7;

  private OtherPlaces() {}

  public static SceneScript parking(long seed, double seconds) {
    Dice dice = Dice.of(seed, "parked");
    List<Actor> parked = new ArrayList<>();
    for (int bay = -5; bay < 6; bay++) {
      for (double row : new double[] {11.5, 22}) {
        if (dice.chance(0.6)) {
          double ahead = dice.chance(0.6) ? 1 : -1;
          parked.add(
              Vehicle.parked(
                  new Dice(dice.bits()),
                  Vec.ground((bay + 0.5) * BAY, row + dice.between(-0.3, 0.3)),
                  new Vec(0.02 * dice.bell(), ahead, 0).unit()));
        }
      }
    }
    Cast cast = new Cast(Dice.of(seed, "cast"), seconds);
    cast.walkers(new Cast.Lane(Vec.ground(-16, 16.4), Vec.ground(18, 16.4), 1.3), 4)
        .walkers(new Cast.Lane(Vec.ground(-15, 26), Vec.ground(20, 26), 0.8), 9)
        .walkers(new Cast.Lane(Vec.ground(-9.4, 8), Vec.ground(15.2, 8.2), 0.4), 9)
        .vehicles(new Cast.Lane(Vec.ground(-24, 18.2), Vec.ground(26, 18.2), 0), 13, 3.5, false);
    List<Actor> moving = new ArrayList<>(cast.actors());
    Dice leaves = Dice.of(seed, "trees");
    List<Post> posts = new ArrayList<>();
    for (double x = -14; x < 20; x += 8) {
      Vec foot = Vec.ground(x, 28.5);
      moving.add(new Tree(leaves, foot, 4.6, 2, 900, 0.06));
      posts.add(new Post(foot, 0.15, 4.2, 0x5A4A3A));
    }
    posts.add(new Post(Vec.ground(0.4, 16.9), 0.08, 6, 0x70747A));
    return new SceneScript(
        new SceneScript.View(new Vec(0, 0, 6.6), 3, 21.5, 0.95),
        new Light(SUN, 0.62, 0.55, 120, 0xC4CCD4, 500, List.of()),
        new Surroundings(
            Grounds.parking(11.5, 22, BAY),
            List.of(new Block(new Vec(-50, 31, 0), new Vec(50, 40, 7), Facades.bricks(0x8E5A48))),
            posts,
            0x6A92C4,
            0xC8D4DE),
        parked,
        moving,
        new Weather(2.2, false, 0, 0, time -> 1, List.of()),
        new SceneScript.Rules(
            List.of(
                new SceneScript.Figure("aisle", List.of(Vec.ground(2, 14.3), Vec.ground(2, 19.2)))),
            List.of(square("exit", 6, 14.3, 12, 19.2))),
        List.of());
  }

  public static SceneScript yardNight(long seed, double seconds) {
    Cast cast = new Cast(Dice.of(seed, "cast"), seconds);
    cast.walkers(new Cast.Lane(Vec.ground(-12, 13), Vec.ground(13, 12), 2.5), 9)
        .walkers(new Cast.Lane(Vec.ground(-3, 22), Vec.ground(2, 7.5), 1.5), 14)
        .cyclists(new Cast.Lane(Vec.ground(-14, 16), Vec.ground(16, 17), 0.5), 30);
    Light.Lamp infrared = new Light.Lamp(new Vec(0.5, 0.5, 5), 6);
    Light.Lamp gate = new Light.Lamp(new Vec(6, 22, 4.5), 0.35);
    return new SceneScript(
        new SceneScript.View(new Vec(0, 0, 4.4), 2, 16, 0.8),
        new Light(Vec.UP, 0.06, 0.1, 25, 0x06070A, 200, List.of(infrared, gate)),
        new Surroundings(
            Grounds::yard,
            List.of(
                new Block(new Vec(-30, 26, 0), new Vec(30, 27, 2.6), Facades.bricks(0x8A7A70)),
                new Block(new Vec(-11, 17.5, 0), new Vec(-5, 20, 2.6), Facades.sheet(0x4A6A7A)),
                new Block(new Vec(7.5, 14, 0), new Vec(10, 19, 2.6), Facades.sheet(0x7A4A3A))),
            List.of(
                new Post(Vec.ground(6, 22), 0.08, 4.5, 0x60646A),
                new Post(Vec.ground(2.6, 10.5), 0.3, 0.9, 0x5A6A7A),
                new Post(Vec.ground(3.3, 10.8), 0.3, 0.9, 0x7A5A4A)),
            0x020204,
            0x06070A),
        List.of(
            Vehicle.parked(
                Dice.of(seed, "van"), Vec.ground(-6.5, 13.8), new Vec(0.8, -0.5, 0).unit())),
        cast.actors(),
        new Weather(8, true, 0, 0.0004, time -> 1.2, List.of()),
        new SceneScript.Rules(
            List.of(
                new SceneScript.Figure("yard-line", List.of(Vec.ground(0, 9), Vec.ground(0, 24)))),
            List.of(square("shed", -5, 15, 2, 22))),
        List.of());
  }

  public static SceneScript lobbyCrowd(long seed, double seconds) {
    Dice places = Dice.of(seed, "standers");
    Cast cast = new Cast(Dice.of(seed, "cast"), seconds);
    cast.walker(Route.of(-1, 1.1, Vec.ground(-6, 8), Vec.ground(0.4, 8.6), Vec.ground(7, 7)));
    cast.walkers(new Cast.Lane(Vec.ground(-8, 8.2), Vec.ground(8, 8.2), 1.6), 3.2)
        .walkers(new Cast.Lane(Vec.ground(-9, 12.5), Vec.ground(9, 12), 1.5), 3.5)
        .walkers(new Cast.Lane(Vec.ground(-1, 17), Vec.ground(1.5, 5), 1.2), 7);
    for (int i = 0; i < 3; i++) {
      double x = -5 + 4.4 * i + places.between(-0.5, 0.5);
      double y = places.between(13.4, 15);
      cast.stander(Vec.ground(x, y));
      cast.stander(Vec.ground(x + 0.9, y + places.between(-0.3, 0.3)));
    }
    List<Actor> moving = new ArrayList<>(cast.actors());
    moving.add(new LeftBag(Vec.ground(0.4, 8.35), 6, 10));
    List<Light.Lamp> lamps =
        List.of(
            new Light.Lamp(new Vec(-4, 8, 4), 0.3),
            new Light.Lamp(new Vec(4, 8, 4), 0.3),
            new Light.Lamp(new Vec(0, 13, 4), 0.3));
    return new SceneScript(
        new SceneScript.View(new Vec(0, 0, 3.3), 0, 15, 0.85),
        new Light(Vec.UP, 0.12, 0.6, 90, 0xB0A898, 900, lamps),
        new Surroundings(
            Grounds::tiles,
            List.of(
                new Block(new Vec(-20, 18, 0), new Vec(20, 19, 6), Facades.panels(0xC8BCA8)),
                new Block(
                    new Vec(3.2, 13.6, 0), new Vec(6.4, 14.6, 1.1), Facades.panels(0x7A5E46))),
            List.of(
                new Post(Vec.ground(-3.4, 10.6), 0.32, 6, 0xB8B0A4),
                new Post(Vec.ground(4.4, 10.6), 0.32, 6, 0xB8B0A4)),
            0xD8D4CC,
            0xD8D4CC),
        List.of(),
        moving,
        new Weather(3, false, 0, 0, time -> time > 12 && time < 15 ? 0.45 : 1, List.of()),
        new SceneScript.Rules(
            List.of(new SceneScript.Figure("hall", List.of(Vec.ground(-1, 6), Vec.ground(-1, 11)))),
            List.of(square("desk", 2, 11.5, 7, 15.5))),
        List.of(new SceneScript.BagStory(0, 6, 10)));
  }

  private static SceneScript.Figure square(
      String name, double left, double near, double right, double far) {
    return new SceneScript.Figure(
        name,
        List.of(
            Vec.ground(left, near),
            Vec.ground(right, near),
            Vec.ground(right, far),
            Vec.ground(left, far)));
  }
}
