package io.nunchi.scenes.internal;

import io.nunchi.scenes.internal.actor.Actor;
import io.nunchi.scenes.internal.lens.Rain;
import io.nunchi.scenes.internal.lens.Sensor;
import io.nunchi.scenes.internal.raster.Canvas;
import io.nunchi.scenes.internal.raster.Sighting;
import io.nunchi.scenes.internal.script.SceneScript;
import io.nunchi.scenes.internal.shape.Mesh;
import io.nunchi.scenes.internal.space.Eye;
import io.nunchi.scenes.truth.SceneEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Draws the frames of one scene. For one thread. */
public final class Studio {

  private final Take take;
  private final SceneScript script;
  private final Eye eye;
  private final Sensor sensor;
  private final Shot firstView;

  /** The view of the moved camera, if it is ever moved. */
  private final Optional<Shot> movedView;

  private Shot shot;
  private final List<Mesh> meshes = new ArrayList<>();
  private final long firstMovingTrack;

  /** An actor who is there, with what is counted of it. */
  private record Present(Actor actor, List<Sighting> targets, double distance) {}

  public Studio(Take take, SceneScript script) {
    this.take = take;
    this.script = script;
    this.eye = script.view().eye(take.width(), take.height());
    this.sensor = new Sensor(take.width(), take.height(), script.weather(), take.seed());
    this.firstView = new Shot(take, script, 0, 0);
    this.movedView =
        sensor.isEverMoved()
            ? Optional.of(new Shot(take, script, sensor.mostMovedX(), sensor.mostMovedY()))
            : Optional.empty();
    this.shot = firstView;
    firstMovingTrack = 1 + drawFixed(firstView.canvas());
    movedView.ifPresent(view -> drawFixed(view.canvas()));
  }

  private long drawFixed(Canvas canvas) {
    long tracks = 0;
    List<Present> all = new ArrayList<>();
    for (Actor actor : script.fixed()) {
      all.add(present(actor, tracks + 1, 0));
      tracks += actor.labels().size();
    }
    canvas.begin();
    draw(canvas, all, 0);
    canvas.freeze();
    return tracks;
  }

  /**
   * Draws a frame.
   *
   * @param frame counted from 0
   * @return blue, green, red of every pixel; not to be kept
   */
  public byte[] draw(int frame) {
    double time = frame / take.frameRate();
    List<Present> all = new ArrayList<>();
    long trackId = firstMovingTrack;
    for (Actor actor : script.moving()) {
      if (actor.isThere(time)) {
        all.add(present(actor, trackId, time));
      }
      trackId += actor.labels().size();
    }
    int movedX = sensor.movedX(time);
    int movedY = sensor.movedY(time);
    shot = movedX == 0 && movedY == 0 ? firstView : movedView.orElseThrow();
    shot.canvas().begin();
    draw(shot.canvas(), all, time);
    shot.point(movedX, movedY, sensor.shakeX(frame), sensor.shakeY(frame));
    int[] pixels = shot.pixels();
    int rain = script.weather().rain();
    if (rain > 0) {
      Rain.fall(pixels, take.width(), take.height(), rain, take.seed(), frame);
    }
    return sensor.expose(pixels, frame, time);
  }

  private Present present(Actor actor, long trackId, double time) {
    List<Sighting> targets = new ArrayList<>();
    for (String label : actor.labels()) {
      targets.add(new Sighting(trackId + targets.size(), label));
    }
    return new Present(actor, targets, eye.depth(actor.place(time)));
  }

  private void draw(Canvas canvas, List<Present> all, double time) {
    all.removeIf(present -> present.distance <= Eye.NEAREST);
    all.sort(Comparator.comparingDouble(Present::distance).reversed());
    for (int i = 0; i < all.size(); i++) {
      shape(all.get(i).actor, time, i);
      if (all.get(i).actor.throwsShadow()) {
        canvas.throwShadow(meshes.get(i));
      }
    }
    canvas.darken();
    for (int i = 0; i < all.size(); i++) {
      canvas.draw(meshes.get(i), all.get(i).targets, all.get(i).distance);
    }
  }

  private void shape(Actor actor, double time, int place) {
    if (place == meshes.size()) {
      meshes.add(new Mesh());
    }
    Mesh mesh = meshes.get(place);
    mesh.clear();
    actor.shape(time, mesh);
  }

  /** Returns the targets counted in the last drawn frame. */
  public List<Sighting> sightings() {
    return shot.canvas().sightings();
  }

  /** Returns the part of the light that passes a cover on the lens, from 0 to 1. */
  public double clarity(int frame) {
    return 1
        - script.weather().disturbance(SceneEvent.Kind.CAMERA_COVERED, frame / take.frameRate());
  }

  /** From a place of a sighting to the frame that was drawn last: so many pixels to the right. */
  public int shiftX() {
    return shot.shiftX();
  }

  /** From a place of a sighting to the frame that was drawn last: so many pixels down. */
  public int shiftY() {
    return shot.shiftY();
  }
}
