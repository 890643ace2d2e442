package io.nunchi.scenes;

import io.nunchi.scenes.internal.script.OtherPlaces;
import io.nunchi.scenes.internal.script.SceneScript;
import io.nunchi.scenes.internal.script.Streets;
import java.util.Arrays;
import java.util.Optional;

/** The scenes. */
public enum ScenePreset {
  /** A street in the sun. */
  STREET_DAY("street-day", "a street in the sun: people, cyclists, cars, a zebra crossing"),
  /** The same street in the rain. */
  STREET_RAIN("street-rain", "the street in the rain: wet ground, haze, streaks, wind"),
  /** The same street at night. */
  STREET_NIGHT("street-night", "the street at night: lamps, lit windows, much noise"),
  /** The same street by day, while somebody disturbs the camera. */
  STREET_TAMPER("street-tamper", "the street by day; the camera is covered, defocused, moved"),
  /** A yard at night in infrared light. */
  YARD_NIGHT("yard-night", "a yard at night in infrared light: grey, dark, noisy"),
  /** A hall full of people. */
  LOBBY_CROWD("lobby-crowd", "a hall full of people; lights switch, a bag is left"),
  /** A car park. */
  PARKING("parking", "a car park: parked cars hide people");

  private final String sceneName;
  private final String description;

  ScenePreset(String sceneName, String description) {
    this.sceneName = sceneName;
    this.description = description;
  }

  SceneScript script(long seed, double seconds) {
    return switch (this) {
      case STREET_DAY -> Streets.day(seed, seconds);
      case STREET_RAIN -> Streets.rain(seed, seconds);
      case STREET_NIGHT -> Streets.night(seed, seconds);
      case STREET_TAMPER -> Streets.tamper(seed, seconds);
      case YARD_NIGHT -> OtherPlaces.yardNight(seed, seconds);
      case LOBBY_CROWD -> OtherPlaces.lobbyCrowd(seed, seconds);
      case PARKING -> OtherPlaces.parking(seed, seconds);
    };
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
