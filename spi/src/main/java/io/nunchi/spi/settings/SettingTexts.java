package io.nunchi.spi.settings;

/** The texts of a setting, or of a group of settings, in a form. */
record SettingTexts(String title, String help) {

  SettingTexts(String key, String title, String help) {
    this(title, help);
    if (title.isBlank() || help.isBlank()) {
      throw new IllegalArgumentException("setting " + key + " has a title and a help text");
    }
  }
}
