package io.nunchi.nativelib.internal.vision.load;

import io.nunchi.spi.settings.SettingType;
import java.util.List;
import java.util.Optional;

/**
 * A setting as a library declares it.
 *
 * @param key the library's name for it
 * @param type the texts that it takes
 * @param defaultText the value when it is not given
 * @param form its texts in a form
 * @param use where and when it can be set
 */
public record LibrarySetting(
    String key, SettingType<?> type, String defaultText, Form form, Use use) {

  /**
   * The texts in a form.
   *
   * @param title a short title
   * @param help its effect
   * @param group the title of its group, or empty
   */
  public record Form(String title, String help, Optional<String> group) {}

  /**
   * Where and when a setting can be set.
   *
   * @param ofStream true if each stream has a value, false if the engine has one
   * @param live true if it may change while the engine or stream runs
   * @param secret true if its value is never shown
   * @param formerKeys the keys that older versions of the library gave it
   */
  public record Use(boolean ofStream, boolean live, boolean secret, List<String> formerKeys) {

    /** The use of every setting of version 1.0. */
    static final Use OF_1_0 = new Use(false, false, false, List.of());

    /** Copies the keys. */
    public Use {
      formerKeys = List.copyOf(formerKeys);
    }
  }

  /** Its effect. */
  public String help() {
    return form.help();
  }

  /** Tells whether each stream has a value. */
  public boolean ofStream() {
    return use.ofStream();
  }

  /** Tells whether it is stored under this key, perhaps by an older version of the library. */
  public boolean isCalled(String name) {
    return key.equals(name) || use.formerKeys().contains(name);
  }
}
