package io.nunchi.api.micrometer;

import java.util.Locale;

/** Values of tags. */
final class Names {

  private Names() {}

  /** An enum's constant as tags write it. */
  static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
