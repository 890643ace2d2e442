package io.nunchi.scenes;

import io.nunchi.scenes.internal.script.OtherPlaces;
import io.nunchi.scenes.internal.script.SceneScript;
import io.nunchi.scenes.internal.script.Streets;
import java.util.Arrays;
import java.util.Optional;

/** The scenes. */
public enum ScenePreset {
  /** The easy one. */
  STREET_DAY(
      "street-day", "a street in the sun: people, cyclists, cars, a zebra crossing", Streets::day),
  /** The same street in the rain. */
  STREET_RAIN(
      "street-rain", "the street in the rain: wet ground, haze, streaks, wind", Streets::rain),
  /** The same street at night. */
  STREET_NIGHT(
      "street-night", "the street at night: lamps, lit windows, much noise", Streets::night),
  /** A camera under attack. */
  STREET_TAMPER(
      "street-tamper",
      "the street by day; the camera is covered, defocused, moved",
      Streets::tamper),
  /** Infrared. */
  YARD_NIGHT(
      "yard-night", "a yard at night in infrared light: grey, dark, noisy", OtherPlaces::yardNight),
  /** Many people. */
  LOBBY_CROWD(
      "lobby-crowd",
      "a hall full of people; lights switch, a bag is left",
      OtherPlaces::lobbyCrowd),
  /** Many vehicles. */
  PARKING("parking", "a car park: parked cars hide people", OtherPlaces::parking);

  private final String sceneName;
  private final String description;
  private final Script script;

  ScenePreset(String sceneName, String description, Script script) {
    this.sceneName = sceneName;
    this.description = description;
    this.script = script;
  }

  private interface Script {
    SceneScript write(long seed, double seconds);
  }

  SceneScript script(long seed, double seconds) {
    return script.write(seed, seconds);
  }

  /**
   * Returns the name.
   *
   * @return a name such as {@code street-day}
   */
  public String sceneName() {
    return sceneName;
  }

  /**
   * Describes the scene.
   *
   * @return half a sentence
   */
  public String description() {
    return description;
  }

  /**
   * Finds a preset.
   *
   * @param name a name such as {@code street-day}
   * @return the preset, or empty if no preset has that name
   */
  public static Optional<ScenePreset> named(String name) {
    return Arrays.stream(values()).filter(preset -> preset.sceneName.equals(name)).findFirst();
  }
}
