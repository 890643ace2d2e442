package io.nunchi.nativelib.internal.vision;

import io.nunchi.nativelib.internal.NativeErrors;
import io.nunchi.nativelib.internal.vision.load.LibrarySetting;
import io.nunchi.spi.failure.Problem;
import io.nunchi.spi.failure.SettingsException;
import io.nunchi.spi.settings.SettingType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Compares the settings of a library before and after a change. */
final class LibraryChange {

  private LibraryChange() {}

  /**
   * Tells whether something differs.
   *
   * @param declared the settings whose values are compared; a missing value is the default
   * @throws SettingsException if a setting differs that the library does not declare live
   */
  static boolean isIn(
      List<LibrarySetting> declared, Map<String, String> before, Map<String, String> after)
      throws SettingsException {
    boolean changed = false;
    List<Problem> problems = new ArrayList<>();
    for (LibrarySetting setting : declared) {
      if (differs(setting, before, after)) {
        changed = true;
        if (!setting.use().live()) {
          problems.add(notLive(setting));
        }
      }
    }
    if (!problems.isEmpty()) {
      throw new SettingsException(problems);
    }
    return changed;
  }

  /**
   * Refuses every difference.
   *
   * @throws SettingsException if a setting differs, whether it is live or not
   */
  static void requireNone(
      List<LibrarySetting> declared, Map<String, String> before, Map<String, String> after)
      throws SettingsException {
    List<Problem> problems = new ArrayList<>();
    for (LibrarySetting setting : declared) {
      if (differs(setting, before, after)) {
        problems.add(notLive(setting));
      }
    }
    if (!problems.isEmpty()) {
      throw new SettingsException(problems);
    }
  }

  private static boolean differs(
      LibrarySetting setting, Map<String, String> before, Map<String, String> after) {
    return !value(setting, setting.type(), before).equals(value(setting, setting.type(), after));
  }

  /** Two texts can have one meaning, such as 0.5 and 0.50. */
  private static <T> T value(
      LibrarySetting setting, SettingType<T> type, Map<String, String> values) {
    return type.parse(values.getOrDefault(setting.key(), setting.defaultText()));
  }

  private static Problem notLive(LibrarySetting setting) {
    return Problem.of(NativeErrors.NOT_LIVE, "the library cannot change this setting while it runs")
        .expected("the value that it was started with")
        .found("another value of " + setting.key())
        .where("setting " + setting.key() + " of the library")
        .fix("start a new engine, or open the stream again, with the new value");
  }
}
