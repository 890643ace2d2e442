package io.nunchi.tck.scene.internal;

import io.nunchi.tck.scene.SceneEvent;
import io.nunchi.tck.scene.SceneOptions;
import io.nunchi.tck.scene.internal.actor.Actor;
import io.nunchi.tck.scene.internal.lens.Rain;
import io.nunchi.tck.scene.internal.lens.Sensor;
import io.nunchi.tck.scene.internal.place.BackdropPainter;
import io.nunchi.tck.scene.internal.raster.Backdrop;
import io.nunchi.tck.scene.internal.raster.Canvas;
import io.nunchi.tck.scene.internal.raster.Sighting;
import io.nunchi.tck.scene.internal.script.SceneScript;
import io.nunchi.tck.scene.internal.shape.Mesh;
import io.nunchi.tck.scene.internal.space.Eye;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Draws the frames of one scene. For one thread. */
public final class Studio {

  private final SceneOptions options;
  private final SceneScript script;
  private final Eye eye;
  private final Canvas canvas;
  private final Sensor sensor;
  private final List<Mesh> meshes = new ArrayList<>();
  private final long firstMovingTrack;

  /** An actor who is there, with what is counted of it. */
  private record Present(Actor actor, List<Sighting> targets, double distance) {}

  public Studio(SceneOptions options, SceneScript script) {
    this.options = options;
    this.script = script;
    this.eye = script.view().eye(options.width(), options.height());
    Backdrop backdrop =
        new BackdropPainter(script.surroundings(), eye, script.light())
            .paint(options.width(), options.height());
    this.canvas = new Canvas(backdrop, eye, script.light());
    this.sensor = new Sensor(options.width(), options.height(), script.weather(), options.seed());
    firstMovingTrack = 1 + drawFixed();
  }

  private long drawFixed() {
    long tracks = 0;
    List<Present> all = new ArrayList<>();
    for (Actor actor : script.fixed()) {
      all.add(present(actor, tracks + 1, 0));
      tracks += actor.labels().size();
    }
    canvas.begin();
    draw(all, 0);
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
    double time = frame / options.frameRate();
    List<Present> all = new ArrayList<>();
    long trackId = firstMovingTrack;
    for (Actor actor : script.moving()) {
      if (actor.isThere(time)) {
        all.add(present(actor, trackId, time));
      }
      trackId += actor.labels().size();
    }
    canvas.begin();
    draw(all, time);
    int shiftX = shiftX(frame);
    int shiftY = shiftY(frame);
    if (shiftX != 0 || shiftY != 0) {
      canvas.loseBeyondEdges(shiftX, shiftY);
    }
    int[] pixels = canvas.pixels();
    int rain = script.weather().rain();
    if (rain > 0) {
      Rain.fall(pixels, options.width(), options.height(), rain, options.seed(), frame);
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

  private void draw(List<Present> all, double time) {
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

  /** What was counted in the frame that was drawn last. */
  public List<Sighting> sightings() {
    return canvas.sightings();
  }

  /** Which part of the light a thing before the lens lets through, from 0 to 1. */
  public double clarity(int frame) {
    return 1
        - script.weather().disturbance(SceneEvent.Kind.CAMERA_COVERED, frame / options.frameRate());
  }

  /** How far the frame that is drawn is shifted to the right, in pixels. */
  public int shiftX(int frame) {
    return sensor.shiftX(frame, frame / options.frameRate());
  }

  /** How far the frame that is drawn is shifted down, in pixels. */
  public int shiftY(int frame) {
    return sensor.shiftY(frame, frame / options.frameRate());
  }
}
