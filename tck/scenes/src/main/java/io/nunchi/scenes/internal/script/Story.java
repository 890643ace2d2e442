package io.nunchi.scenes.internal.script;

import io.nunchi.scenes.internal.actor.Actor;
import io.nunchi.scenes.internal.lens.Weather;
import io.nunchi.scenes.internal.space.Eye;
import io.nunchi.scenes.internal.space.Vec;
import io.nunchi.scenes.truth.SceneEvent;
import io.nunchi.scenes.truth.SceneEvent.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;

/** Derives the events of a scene from the routes of its actors. For one thread. */
public final class Story {

  private static final double LOITERING_SECONDS = 10;

  private final SceneScript script;
  private final Eye eye;
  private final int width;
  private final int height;
  private final double frameRate;
  private final int frames;
  private final List<SceneEvent> events = new ArrayList<>();

  /** Prepares the story of a scene as a camera with a picture of some size sees it. */
  public Story(SceneScript script, int width, int height, double frameRate, int frames) {
    this.script = script;
    this.eye = script.view().eye(width, height);
    this.width = width;
    this.height = height;
    this.frameRate = frameRate;
    this.frames = frames;
  }

  /** Everything that happens, in order. */
  public List<SceneEvent> tell() {
    long trackId = 1;
    for (Actor actor : script.fixed()) {
      trackId += actor.labels().size();
    }
    long[] firstTrack = new long[script.moving().size()];
    for (int i = 0; i < firstTrack.length; i++) {
      Actor actor = script.moving().get(i);
      firstTrack[i] = trackId;
      if (!actor.labels().isEmpty()) {
        follow(actor, trackId);
      }
      trackId += actor.labels().size();
    }
    for (SceneScript.BagStory bag : script.bags()) {
      add(Kind.BAG_LEFT, bag.left(), firstTrack[bag.carrier()]);
      add(Kind.BAG_TAKEN, bag.taken(), firstTrack[bag.carrier()]);
    }
    for (Weather.Disturbance disturbance : script.weather().disturbances()) {
      int frame = frameAt(disturbance.start());
      if (frame <= frames) {
        events.add(new SceneEvent(disturbance.kind(), frame, OptionalLong.empty(), "", ""));
      }
    }
    events.sort(Comparator.comparingInt(SceneEvent::frame));
    return List.copyOf(events);
  }

  private int frameAt(double time) {
    return (int) Math.ceil(time * frameRate) + 1;
  }

  private void add(Kind kind, double time, long trackId) {
    int frame = frameAt(time);
    if (frame <= frames) {
      events.add(new SceneEvent(kind, frame, OptionalLong.of(trackId), "", ""));
    }
  }

  private void follow(Actor actor, long trackId) {
    for (SceneScript.Figure line : script.rules().lines()) {
      followLine(actor, trackId, line);
    }
    for (SceneScript.Figure zone : script.rules().zones()) {
      followZone(actor, trackId, zone);
    }
  }

  private boolean isSeen(Actor actor, double time) {
    if (!actor.isThere(time)) {
      return false;
    }
    Vec place = actor.place(time);
    if (eye.depth(place) < Eye.NEAREST) {
      return false;
    }
    double x = eye.pictureX(place);
    double y = eye.pictureY(place);
    return x >= 0 && x < width && y >= 0 && y < height;
  }

  private void followLine(Actor actor, long trackId, SceneScript.Figure line) {
    Vec from = line.points().get(0);
    Vec to = line.points().get(1);
    for (int frame = 1; frame < frames; frame++) {
      double before = (frame - 1) / frameRate;
      double now = frame / frameRate;
      if (isSeen(actor, before) && isSeen(actor, now)) {
        Vec old = actor.place(before);
        Vec place = actor.place(now);
        double oldSide = side(from, to, old);
        double side = side(from, to, place);
        boolean within = side(old, place, from) > 0 != side(old, place, to) > 0;
        if (oldSide > 0 != side > 0 && within) {
          String direction = side > 0 ? "right-to-left" : "left-to-right";
          events.add(
              new SceneEvent(
                  Kind.LINE_CROSSED, frame + 1, OptionalLong.of(trackId), line.name(), direction));
        }
      }
    }
  }

  /** Positive on the left of the line, as one looks along it. */
  private static double side(Vec from, Vec to, Vec place) {
    return (to.x() - from.x()) * (place.y() - from.y())
        - (to.y() - from.y()) * (place.x() - from.x());
  }

  private void followZone(Actor actor, long trackId, SceneScript.Figure zone) {
    int entered = 0;
    boolean loitered = false;
    for (int frame = 1; frame <= frames; frame++) {
      double time = (frame - 1) / frameRate;
      boolean inside = isSeen(actor, time) && contains(zone.points(), actor.place(time));
      if (inside && entered == 0) {
        entered = frame;
        addZone(Kind.ZONE_ENTERED, frame, trackId, zone);
      } else if (!inside && entered > 0) {
        entered = 0;
        loitered = false;
        addZone(Kind.ZONE_LEFT, frame, trackId, zone);
      }
      if (inside && !loitered && frame - entered >= LOITERING_SECONDS * frameRate) {
        loitered = true;
        addZone(Kind.LOITERING, frame, trackId, zone);
      }
    }
  }

  private void addZone(Kind kind, int frame, long trackId, SceneScript.Figure zone) {
    events.add(new SceneEvent(kind, frame, OptionalLong.of(trackId), zone.name(), ""));
  }

  /** Tells whether a ray to the right crosses the outline an odd number of times. */
  private static boolean contains(List<Vec> corners, Vec place) {
    boolean inside = false;
    for (int i = 0; i < corners.size(); i++) {
      Vec a = corners.get(i);
      Vec b = corners.get((i + 1) % corners.size());
      if (a.y() > place.y() != b.y() > place.y()
          && place.x() < a.x() + (place.y() - a.y()) * (b.x() - a.x()) / (b.y() - a.y())) {
        inside = !inside;
      }
    }
    return inside;
  }
}
