package io.nunchi.spi.settings;

import java.util.List;
import java.util.Optional;

/** The optional traits of a setting. */
record SettingTraits(
    Optional<String> group, boolean live, boolean secret, List<String> formerKeys) {

  static final SettingTraits NONE = new SettingTraits(Optional.empty(), false, false, List.of());

  SettingTraits {
    formerKeys = List.copyOf(formerKeys);
    formerKeys.forEach(Setting::requireKey);
  }

  SettingTraits group(String title) {
    return new SettingTraits(Optional.of(title), live, secret, formerKeys);
  }

  SettingTraits live(boolean isLive) {
    return new SettingTraits(group, isLive, secret, formerKeys);
  }

  SettingTraits secret(boolean isSecret) {
    return new SettingTraits(group, live, isSecret, formerKeys);
  }

  SettingTraits formerKeys(List<String> keys) {
    return new SettingTraits(group, live, secret, keys);
  }
}
