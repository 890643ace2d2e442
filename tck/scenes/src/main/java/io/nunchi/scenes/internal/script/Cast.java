package io.nunchi.scenes.internal.script;

import io.nunchi.scenes.internal.actor.Actor;
import io.nunchi.scenes.internal.actor.Cyclist;
import io.nunchi.scenes.internal.actor.Route;
import io.nunchi.scenes.internal.actor.Vehicle;
import io.nunchi.scenes.internal.actor.Walker;
import io.nunchi.scenes.internal.space.Dice;
import io.nunchi.scenes.internal.space.Vec;
import java.util.ArrayList;
import java.util.List;

/** Gathers who comes when, for as long as the scene lasts. For one thread. */
final class Cast {

  private static final double BEFORE = 60;

  private final List<Actor> actors = new ArrayList<>();
  private final Dice dice;
  private final double seconds;

  /**
   * Starts empty.
   *
   * @param dice decide on looks, ways and times
   * @param seconds the length of the scene
   */
  Cast(Dice dice, double seconds) {
    this.dice = dice;
    this.seconds = seconds;
  }

  /**
   * A strip of ground along which people or vehicles come.
   *
   * @param from where they start
   * @param to where they end
   * @param wide the greatest distance from the line, in metres
   */
  record Lane(Vec from, Vec to, double wide) {}

  /** People on foot, one way or the other, one every so many seconds. */
  Cast walkers(Lane lane, double every) {
    for (double start : starts(every)) {
      boolean back = dice.chance(0.5);
      double speed = dice.chance(0.06) ? dice.between(2.6, 3.2) : dice.between(0.95, 1.6);
      Route route = route(lane, back, start, speed);
      if (dice.chance(0.15)) {
        route = route.resting(dice.between(4, 14), dice.between(3, 8));
      }
      walker(route);
      if (dice.chance(0.2)) {
        walker(beside(route));
      }
    }
    return this;
  }

  private static Route beside(Route route) {
    Vec aside = Vec.UP.cross(route.points().get(1).minus(route.points().get(0))).unit();
    List<Vec> points = route.points().stream().map(point -> point.along(aside, 0.75)).toList();
    return new Route(
        points, route.start() + 0.15, route.speed(), route.restAt(), route.restSeconds());
  }

  /** One person on foot. */
  Cast walker(Route route) {
    actors.add(new Walker(new Dice(dice.bits()), route));
    return this;
  }

  /** Cyclists, one way or the other. */
  Cast cyclists(Lane lane, double every) {
    for (double start : starts(every)) {
      Route route = route(lane, dice.chance(0.5), start, dice.between(3.2, 5));
      actors.add(new Cyclist(new Dice(dice.bits()), route));
    }
    return this;
  }

  /** Vehicles, from one end to the other, never two in one place. */
  Cast vehicles(Lane lane, double every, double speed, boolean lampsOn) {
    for (double start : starts(every)) {
      Route route = Route.of(start, speed, lane.from(), lane.to());
      actors.add(Vehicle.driving(new Dice(dice.bits()), route, lampsOn));
    }
    return this;
  }

  /** Someone who stands around for the whole scene. */
  Cast stander(Vec place) {
    Vec towards = new Vec(dice.bell(), dice.bell(), 0).unit();
    Route route = Route.of(-BEFORE, 1, place.along(towards, -1), place.along(towards, 1));
    return walker(route.resting(1, BEFORE + seconds + 60));
  }

  private Route route(Lane lane, boolean back, double start, double speed) {
    Vec along = lane.to().minus(lane.from());
    Vec aside = Vec.UP.cross(along).unit();
    Vec from = lane.from().along(aside, dice.between(-lane.wide(), lane.wide()));
    Vec middle =
        lane.from()
            .along(along, dice.between(0.35, 0.65))
            .along(aside, dice.between(-lane.wide(), lane.wide()));
    Vec to = lane.to().along(aside, dice.between(-lane.wide(), lane.wide()));
    return back
        ? Route.of(start, speed, to, middle, from)
        : Route.of(start, speed, from, middle, to);
  }

  private List<Double> starts(double every) {
    List<Double> starts = new ArrayList<>();
    for (double time = -BEFORE + dice.between(0, every);
        time < seconds;
        time += every * dice.between(0.6, 1.4)) {
      starts.add(time);
    }
    return starts;
  }

  /** Everyone, in the order in which they were added. */
  List<Actor> actors() {
    return actors;
  }
}
