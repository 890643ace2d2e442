package io.nunchi.scenes;

import io.nunchi.scenes.internal.SceneErrors;
import io.nunchi.spi.failure.Problem;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * The choice of a scene, its size, length and seed.
 *
 * <p>Immutable; any thread.
 *
 * @param preset the scene
 * @param width pixels, 32 to 7,680
 * @param height pixels, 32 to 4,320
 * @param frameRate frames per second, 1 to 240
 * @param frames the number of frames, 1 to 100,000
 * @param seed the seed of everything random: who comes when, and what they look like
 */
public record SceneOptions(
    ScenePreset preset, int width, int height, double frameRate, int frames, long seed) {

  /** The prefix of a source that is a scene. */
  public static final String SCHEME = "scene:";

  private static final int LEAST_SIDE = 32;
  private static final int MOST_WIDTH = 7_680;
  private static final int MOST_HEIGHT = 4_320;
  private static final int MOST_FRAMES = 100_000;
  private static final int MOST_FRAMES_PER_SECOND = 240;

  /**
   * Returns a scene of 1280x720 pixels, 25 frames a second, 300 frames, seed 1.
   *
   * @param preset the scene
   * @return the options
   */
  public static SceneOptions of(ScenePreset preset) {
    return new SceneOptions(preset, 1280, 720, 25, 300, 1);
  }

  /**
   * Reads a text such as {@code scene:street-day?width=640&height=360&fps=10&frames=100&seed=7};
   * absent options are as in {@link #of}.
   *
   * @param text with or without {@code scene:} in front
   * @return the options
   * @throws SceneException if the scene or an option is unknown, or a value is out of range
   */
  public static SceneOptions parse(String text) throws SceneException {
    String wish = text.startsWith(SCHEME) ? text.substring(SCHEME.length()) : text;
    int question = wish.indexOf('?');
    String name = question < 0 ? wish : wish.substring(0, question);
    SceneOptions options = of(ScenePreset.named(name).orElseThrow(() -> unknownScene(name, text)));
    if (question >= 0) {
      for (String pair : wish.substring(question + 1).split("&", -1)) {
        int equals = pair.indexOf('=');
        if (equals < 0) {
          throw unknownOption(pair, text);
        }
        options = options.with(pair.substring(0, equals), pair.substring(equals + 1), text);
      }
    }
    return options;
  }

  /**
   * Changes one option.
   *
   * @param option {@code width}, {@code height}, {@code fps}, {@code frames} or {@code seed}
   * @param value a number
   * @param where the place to name in an error
   * @return the new options
   * @throws SceneException if the option is unknown, or the value is out of range
   */
  public SceneOptions with(String option, String value, String where) throws SceneException {
    return switch (option) {
      case "width" -> {
        int side = whole(option, value, LEAST_SIDE, MOST_WIDTH, where);
        yield new SceneOptions(preset, side, height, frameRate, frames, seed);
      }
      case "height" -> {
        int side = whole(option, value, LEAST_SIDE, MOST_HEIGHT, where);
        yield new SceneOptions(preset, width, side, frameRate, frames, seed);
      }
      case "fps" -> {
        double rate = number(option, value, 1, MOST_FRAMES_PER_SECOND, where);
        yield new SceneOptions(preset, width, height, rate, frames, seed);
      }
      case "frames" -> {
        int count = whole(option, value, 1, MOST_FRAMES, where);
        yield new SceneOptions(preset, width, height, frameRate, count, seed);
      }
      case "seed" -> {
        int chance = whole(option, value, 0, Integer.MAX_VALUE, where);
        yield new SceneOptions(preset, width, height, frameRate, frames, chance);
      }
      default -> throw unknownOption(option, where);
    };
  }

  private static int whole(String option, String value, int least, int most, String where)
      throws SceneException {
    double number = number(option, value, least, most, where);
    if (number != Math.rint(number)) {
      throw outOfRange(option, value, "a whole number", where);
    }
    return (int) number;
  }

  private static double number(String option, String value, double least, double most, String where)
      throws SceneException {
    String range = "from " + Math.round(least) + " to " + Math.round(most);
    try {
      double number = Double.parseDouble(value);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw outOfRange(option, value, "a number " + range, where);
    }
    throw outOfRange(option, value, range, where);
  }

  private static SceneException outOfRange(
      String option, String value, String expected, String where) {
    return new SceneException(
        Problem.of(SceneErrors.OPTION_OUT_OF_RANGE, "the value does not fit the scene's option")
            .expected(option + " is " + expected)
            .found(value.isEmpty() ? "nothing" : value)
            .where(where)
            .fix("correct the value"));
  }

  private static SceneException unknownScene(String name, String where) {
    return new SceneException(
        Problem.of(SceneErrors.UNKNOWN_SCENE, "there is no scene of this name")
            .expected(
                Arrays.stream(ScenePreset.values())
                    .map(ScenePreset::sceneName)
                    .collect(Collectors.joining(", ")))
            .found(name.isEmpty() ? "nothing" : name)
            .where(where)
            .fix("choose one of them"));
  }

  private static SceneException unknownOption(String option, String where) {
    return new SceneException(
        Problem.of(SceneErrors.UNKNOWN_OPTION, "a scene has no such option")
            .expected("width, height, fps, frames or seed, each with = and a number")
            .found(option.isEmpty() ? "nothing" : option)
            .where(where)
            .fix("write it as in scene:street-day?width=640&height=360"));
  }
}
