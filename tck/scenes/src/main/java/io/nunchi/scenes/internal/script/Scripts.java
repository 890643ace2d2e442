package io.nunchi.scenes.internal.script;

import io.nunchi.scenes.ScenePreset;

/** Finds the script of a preset. */
public final class Scripts {

  private Scripts() {}

  /** Writes the script of a scene that lasts so many seconds. */
  public static SceneScript of(ScenePreset preset, long seed, double seconds) {
    return switch (preset) {
      case STREET_DAY -> Streets.day(seed, seconds);
      case STREET_RAIN -> Streets.rain(seed, seconds);
      case STREET_NIGHT -> Streets.night(seed, seconds);
      case STREET_TAMPER -> Streets.tamper(seed, seconds);
      case YARD_NIGHT -> OtherPlaces.yardNight(seed, seconds);
      case LOBBY_CROWD -> OtherPlaces.lobbyCrowd(seed, seconds);
      case PARKING -> OtherPlaces.parking(seed, seconds);
    };
  }
}
