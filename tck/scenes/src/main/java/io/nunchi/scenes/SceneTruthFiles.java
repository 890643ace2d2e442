package io.nunchi.scenes;

import io.nunchi.scenes.truth.SceneTruth;
import io.nunchi.scenes.truth.TrueTarget;
import java.util.Locale;
import java.util.Map;

/**
 * Writes truth as a MOTChallenge sequence (Milan et al., MOT16: A Benchmark for Multi-Object
 * Tracking, 2016). Stateless; any thread.
 */
public final class SceneTruthFiles {

  /**
   * The least visible part of a target that must be found; the row of others is an ignore region.
   */
  public static final double LEAST_VISIBLE = 0.25;

  private static final Map<String, Integer> CLASSES = Map.of("person", 1, "car", 3, "bicycle", 4);

  private SceneTruthFiles() {}

  /**
   * Describes the sequence.
   *
   * @param options the scene
   * @param imageEnding such as {@code .jpg}
   * @return the text of {@code seqinfo.ini}
   */
  public static String sequenceInfo(SceneOptions options, String imageEnding) {
    return String.join(
        "\n",
        "[Sequence]",
        "name=" + options.preset().sceneName(),
        "imDir=img1",
        "frameRate=" + number(options.frameRate()),
        "seqLength=" + options.frames(),
        "imWidth=" + options.width(),
        "imHeight=" + options.height(),
        "imExt=" + imageEnding,
        "");
  }

  /**
   * Writes one frame's rows of {@code gt/gt.txt}: frame, track id, left, top, width, height in
   * pixels, 1, or 0 for a target that need not be found, class, visible part.
   *
   * @param truth the truth of the frame
   * @param options the scene
   * @return a line for each target, each with its end
   */
  public static String rows(SceneTruth truth, SceneOptions options) {
    StringBuilder rows = new StringBuilder();
    for (TrueTarget target : truth.targets()) {
      rows.append(
          String.format(
              Locale.ROOT,
              "%d,%d,%.1f,%.1f,%.1f,%.1f,%d,%d,%.3f\n",
              truth.frame(),
              target.trackId(),
              target.box().left() * options.width(),
              target.box().top() * options.height(),
              target.box().width() * options.width(),
              target.box().height() * options.height(),
              target.visibleFraction() < LEAST_VISIBLE ? 0 : 1,
              classOf(target.label()),
              target.visibleFraction()));
    }
    return rows.toString();
  }

  private static int classOf(String label) {
    Integer number = CLASSES.get(label);
    if (number == null) {
      throw new IllegalStateException("MOTChallenge has no class for " + label);
    }
    return number;
  }

  private static String number(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }
}
