package io.nunchi.nativelib.internal.vision.load;

import io.nunchi.spi.Capability;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** The functions of {@code nunchi_vision.h} 1.1 that a library may leave out. */
public enum OptionalFunction {
  ENGINE_CREATE2,
  ENGINE_CHANGE_SETTINGS,
  STREAM_OPEN2,
  STREAM_CHANGE_SETTINGS,
  STREAM_CANCEL,
  STREAM_SAVE_STATE;

  /** The exported name. */
  String symbol() {
    return "nunchi_vision_" + name().toLowerCase(Locale.ROOT);
  }

  /** The functions without which a library cannot do what it says of itself. */
  static Set<OptionalFunction> neededBy(LibraryDescription said) {
    Set<OptionalFunction> needed = EnumSet.noneOf(OptionalFunction.class);
    for (LibrarySetting setting : said.settings()) {
      if (setting.ofStream()) {
        needed.add(STREAM_OPEN2);
      }
      if (setting.use().live()) {
        needed.add(setting.ofStream() ? STREAM_CHANGE_SETTINGS : ENGINE_CHANGE_SETTINGS);
      }
    }
    if (said.can(Capability.STATE)) {
      needed.add(STREAM_OPEN2);
      needed.add(STREAM_SAVE_STATE);
    }
    return needed;
  }
}
