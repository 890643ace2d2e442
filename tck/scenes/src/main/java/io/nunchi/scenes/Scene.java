package io.nunchi.scenes;

import io.nunchi.api.frame.FrameBuffer;
import io.nunchi.scenes.internal.Studio;
import io.nunchi.scenes.internal.Take;
import io.nunchi.scenes.internal.lens.PixelWriter;
import io.nunchi.scenes.internal.raster.Sighting;
import io.nunchi.scenes.internal.script.SceneScript;
import io.nunchi.scenes.internal.script.Story;
import io.nunchi.scenes.internal.space.Eye;
import io.nunchi.scenes.internal.space.Vec;
import io.nunchi.scenes.truth.SceneEvent;
import io.nunchi.scenes.truth.SceneRule;
import io.nunchi.scenes.truth.SceneTruth;
import io.nunchi.scenes.truth.TrueTarget;
import io.nunchi.spi.geometry.BoundingBox;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * A generated scene: its frames, and the truth of each.
 *
 * <p>Lifecycle: opened, which takes a second or two for a large picture; holds nothing that must be
 * closed. Threading: one thread at a time. Ownership: frames belong to the caller.
 */
public final class Scene {

  private final SceneOptions options;
  private final SceneScript script;
  private final Studio studio;

  private Scene(SceneOptions options, SceneScript script) {
    this.options = options;
    this.script = script;
    this.studio =
        new Studio(
            new Take(options.width(), options.height(), options.frameRate(), options.seed()),
            script);
  }

  /**
   * Builds a scene and paints its still parts.
   *
   * @param options the scene, its size and length
   * @return the scene
   */
  public static Scene open(SceneOptions options) {
    double seconds = options.frames() / options.frameRate();
    return new Scene(options, options.preset().script(options.seed(), seconds));
  }

  /**
   * Returns the options.
   *
   * @return the options
   */
  public SceneOptions options() {
    return options;
  }

  /**
   * Draws a frame. It depends on the options and its number alone, not on what was drawn before.
   *
   * @param frame its number, from 1 to the number of frames
   * @param target the buffer to draw into; of the scene's size, of any pixel format
   * @return the truth of the frame
   * @throws IndexOutOfBoundsException if there is no such frame
   * @throws IllegalArgumentException if the target has another size
   */
  public SceneTruth draw(int frame, FrameBuffer target) {
    if (frame < 1 || frame > options.frames()) {
      throw new IndexOutOfBoundsException(
          "frame " + frame + " of a scene that has " + options.frames());
    }
    if (target.width() != options.width() || target.height() != options.height()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "a scene of %dx%d does not fit a frame of %dx%d",
              options.width(),
              options.height(),
              target.width(),
              target.height()));
    }
    PixelWriter.write(studio.draw(frame - 1), target);
    return truth(frame);
  }

  private SceneTruth truth(int frame) {
    List<TrueTarget> targets = new ArrayList<>();
    int shiftX = studio.shiftX();
    int shiftY = studio.shiftY();
    for (Sighting sighting : studio.sightings()) {
      if (sighting.isInFrame()) {
        double left = clamp(sighting.left() + shiftX, options.width());
        double right = clamp(sighting.right() + shiftX, options.width());
        double top = clamp(sighting.top() + shiftY, options.height());
        double bottom = clamp(sighting.bottom() + shiftY, options.height());
        if (right > left && bottom > top) {
          targets.add(
              new TrueTarget(
                  sighting.trackId(),
                  sighting.label(),
                  box(left, top, right, bottom),
                  sighting.visibleFraction() * studio.clarity(frame - 1)));
        }
      }
    }
    targets.sort(Comparator.comparingLong(TrueTarget::trackId));
    return new SceneTruth(frame, targets);
  }

  private BoundingBox box(double left, double top, double right, double bottom) {
    return new BoundingBox(
        (float) (left / options.width()),
        (float) (top / options.height()),
        (float) ((right - left) / options.width()),
        (float) ((bottom - top) / options.height()));
  }

  private static double clamp(double place, double most) {
    return Math.max(0, Math.min(most, place));
  }

  /**
   * Lists everything that happens in the scene.
   *
   * @return the events in order
   */
  public List<SceneEvent> events() {
    return new Story(
            script, options.width(), options.height(), options.frameRate(), options.frames())
        .tell();
  }

  /**
   * Lists the lines and zones that the events refer to.
   *
   * @return each with its place in the frame
   */
  public List<SceneRule> rules() {
    Eye eye = script.view().eye(options.width(), options.height());
    List<SceneRule> rules = new ArrayList<>();
    script.rules().lines().forEach(line -> rules.add(rule(SceneRule.Kind.LINE, line, eye)));
    script.rules().zones().forEach(zone -> rules.add(rule(SceneRule.Kind.ZONE, zone, eye)));
    return rules;
  }

  private SceneRule rule(SceneRule.Kind kind, SceneScript.Figure figure, Eye eye) {
    List<SceneRule.Point> points = new ArrayList<>();
    for (Vec place : figure.points()) {
      points.add(
          new SceneRule.Point(
              eye.pictureX(place) / options.width(), eye.pictureY(place) / options.height()));
    }
    return new SceneRule(kind, figure.name(), points);
  }
}
