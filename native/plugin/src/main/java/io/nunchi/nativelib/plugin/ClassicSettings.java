package io.nunchi.nativelib.plugin;

import io.nunchi.nativelib.internal.vision.SettingsMapping;
import io.nunchi.nativelib.internal.vision.load.LibraryDescription;
import io.nunchi.spi.settings.BooleanType;
import io.nunchi.spi.settings.CommonSettings;
import io.nunchi.spi.settings.IntegerType;
import io.nunchi.spi.settings.NumberType;
import io.nunchi.spi.settings.Setting;
import io.nunchi.spi.settings.Settings;
import io.nunchi.spi.settings.SettingsSchema;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The settings of the classic analyzer, known without loading its library. A test holds them equal
 * to those that the library declares.
 */
final class ClassicSettings {

  static final SettingsSchema SCHEMA =
      SettingsSchema.of(
          Setting.of(
              "sensitivity",
              new NumberType(0, 1, ""),
              0.5,
              "Sensitivity",
              "How small a difference from the background counts as foreground. Higher finds more"
                  + " and raises more false alarms."),
          Setting.of(
              "historySeconds",
              new NumberType(2, 3600, "s"),
              30.0,
              "Background history",
              "How long the background model remembers. What stands still for about this long"
                  + " becomes background."),
          CommonSettings.confidence(0.3).formerKeys("minimumConfidence").changeableLive(),
          CommonSettings.minimumSize(0.05).formerKeys("minimumHeight"),
          Setting.of(
              "shadowSuppression",
              new BooleanType(),
              true,
              "Shadow suppression",
              "Treats what is a darker copy of the background as a shadow. Turn off where dark"
                  + " things are missed."),
          CommonSettings.labels().changeableLive(),
          Setting.of(
              "holdSeconds",
              new NumberType(0, 10, "s"),
              1.0,
              "Track hold time",
              "How long a track id is kept for something that is not seen for a moment."),
          Setting.of(
              "workingSize",
              new IntegerType(96, 1920, "px"),
              480L,
              "Working size",
              "The frame is reduced by a whole factor until its longest side is at most this."
                  + " Higher sees smaller things and costs time."));

  static final SettingsMapping MAPPING =
      new SettingsMapping() {
        @Override
        public Map<String, String> ofEngine(Settings settings, LibraryDescription library) {
          return toLibrary(settings);
        }

        @Override
        public Map<String, String> ofStream(Settings settings, LibraryDescription library) {
          return Map.of();
        }
      };

  private ClassicSettings() {}

  /** The settings as text by the library's own keys. */
  static Map<String, String> toLibrary(Settings settings) {
    Map<String, String> text = new LinkedHashMap<>();
    for (Setting<?> setting : SCHEMA.settings()) {
      text.put(libraryKey(setting.key()), libraryText(setting, settings));
    }
    return text;
  }

  /** The library writes {@code history_seconds} for {@code historySeconds}. */
  static String libraryKey(String key) {
    return key.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }

  /** The header's texts: numbers without an exponent, labels joined by commas. */
  private static <T> String libraryText(Setting<T> setting, Settings settings) {
    T value = settings.get(setting);
    return value instanceof Double number
        ? BigDecimal.valueOf(number).toPlainString()
        : setting.type().format(value);
  }
}
