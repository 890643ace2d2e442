package io.nunchi.nativelib.internal.vision;

import io.nunchi.nativelib.internal.NativeErrors;
import io.nunchi.nativelib.internal.vision.load.LibrarySetting;
import io.nunchi.spi.failure.Problem;
import io.nunchi.spi.failure.SettingsException;
import io.nunchi.spi.settings.SettingType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Reads {@code key=value;key=value} against the settings that a library declares. A semicolon in a
 * value is written {@code \;}.
 */
public final class LibrarySettings {

  private static final String HIDDEN = "another value, which is secret";

  private final String where;
  private final List<LibrarySetting> declared;
  private final Map<String, String> values = new LinkedHashMap<>();
  private final List<Problem> problems = new ArrayList<>();

  private LibrarySettings(String where, List<LibrarySetting> declared) {
    this.where = where;
    this.declared = declared;
  }

  /**
   * Reads a text.
   *
   * @param where the setting that has the text, for messages
   * @param text {@code key=value;key=value}; former keys are taken for those of today
   * @param declared the settings that it may name
   * @return the values by the library's keys
   * @throws SettingsException with all that is wrong
   */
  public static Map<String, String> parse(String where, String text, List<LibrarySetting> declared)
      throws SettingsException {
    LibrarySettings settings = new LibrarySettings(where, declared);
    for (String part : parts(text)) {
      if (!part.isBlank()) {
        settings.add(part);
      }
    }
    if (!settings.problems.isEmpty()) {
      throw new SettingsException(settings.problems);
    }
    return settings.values;
  }

  /**
   * Splits at semicolons. Before one of them, two backslashes are one of the value, and one alone
   * makes the semicolon part of the value; elsewhere a backslash is itself, as in a path.
   */
  private static List<String> parts(String text) {
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    int backslashes = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ';') {
        part.setLength(part.length() - (backslashes + 1) / 2);
        if (backslashes % 2 == 1) {
          part.append(c);
        } else {
          parts.add(part.toString());
          part.setLength(0);
        }
      } else {
        part.append(c);
      }
      backslashes = c == '\\' ? backslashes + 1 : 0;
    }
    parts.add(part.toString());
    return parts;
  }

  private void add(String part) {
    int equals = part.indexOf('=');
    if (equals < 0) {
      problems.add(
          Problem.of(NativeErrors.MALFORMED_SETTINGS, "a part of the library's settings has no =")
              .expected("key=value;key=value")
              .found(part)
              .where("setting " + where)
              .fix("write a semicolon that belongs to a value as \\;"));
      return;
    }
    String key = part.substring(0, equals).strip();
    String value = part.substring(equals + 1).strip();
    Optional<LibrarySetting> setting =
        declared.stream().filter(candidate -> candidate.isCalled(key)).findFirst();
    if (setting.isEmpty()) {
      problems.add(unknown(key));
      return;
    }
    problemWith(setting.get().type(), value)
        .ifPresent(
            found ->
                problems.add(unfit(setting.get(), setting.get().use().secret() ? HIDDEN : found)));
    if (values.put(setting.get().key(), value) != null) {
      problems.add(
          Problem.of(NativeErrors.MALFORMED_SETTINGS, "a setting of the library is given twice")
              .expected("each key once")
              .found(key + " again")
              .where(where(key))
              .fix("leave one of the two out"));
    }
  }

  private Problem unknown(String key) {
    return Problem.of(NativeErrors.UNKNOWN_SETTING, "the library has no setting of this name")
        .expected(
            declared.isEmpty()
                ? "no settings at all"
                : "one of "
                    + declared.stream().map(LibrarySetting::key).collect(Collectors.joining(", ")))
        .found(key)
        .where(where(key))
        .fix("correct the name or leave the setting out");
  }

  private Problem unfit(LibrarySetting setting, String found) {
    return Problem.of(
            NativeErrors.UNFIT_SETTING, "the value does not fit the setting of the library")
        .expected(setting.type().description())
        .found(found)
        .where(where(setting.key()))
        .fix(setting.help());
  }

  private static <T> Optional<String> problemWith(SettingType<T> type, String value) {
    try {
      return type.problemWith(type.parse(value));
    } catch (IllegalArgumentException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  private String where(String key) {
    return "setting " + where + ", key " + key;
  }
}
