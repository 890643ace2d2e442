package io.nunchi.loading.internal.plugin;

import io.nunchi.spi.PluginDescriptor;
import io.nunchi.spi.settings.RepeatedGroup;
import io.nunchi.spi.settings.Setting;
import io.nunchi.spi.settings.SettingsSchema;
import java.util.ArrayList;
import java.util.List;

/** Limits of a plugin's description of itself, which logs, reports and forms repeat. */
final class DescriptionLimits {

  private static final int MOST_CHARACTERS = 200;
  private static final int MOST_CHARACTERS_OF_ATTRIBUTION = 10_000;
  private static final int MOST_SETTINGS = 1_000;
  private static final int MOST_CHARACTERS_OF_SETTINGS = 1_000_000;

  private DescriptionLimits() {}

  /** Every reason not to accept a description. */
  static List<String> excesses(PluginDescriptor descriptor) {
    List<String> excesses = new ArrayList<>();
    requireLine("id", descriptor.id(), excesses);
    requireLine("name", descriptor.name(), excesses);
    requireLine("version", descriptor.version(), excesses);
    requireLine("vendor", descriptor.vendor(), excesses);
    descriptor.license().ifPresent(text -> requireLine("license", text, excesses));
    descriptor
        .attribution()
        .filter(text -> text.length() > MOST_CHARACTERS_OF_ATTRIBUTION)
        .ifPresent(
            text ->
                excesses.add(
                    "the attribution has %d characters, more than %d"
                        .formatted(text.length(), MOST_CHARACTERS_OF_ATTRIBUTION)));
    requireFew("engine settings", descriptor.engineSettings(), excesses);
    requireFew("stream settings", descriptor.streamSettings(), excesses);
    return excesses;
  }

  private static void requireLine(String part, String text, List<String> excesses) {
    if (text.length() > MOST_CHARACTERS) {
      excesses.add(
          "the " + part + " has " + text.length() + " characters, more than " + MOST_CHARACTERS);
    } else if (text.chars().anyMatch(Character::isISOControl)) {
      excesses.add("the " + part + " has a line break or another control character");
    }
  }

  private static void requireFew(String part, SettingsSchema schema, List<String> excesses) {
    List<Setting<?>> settings = new ArrayList<>(schema.settings());
    schema.groups().forEach(group -> settings.addAll(group.member().settings()));
    if (settings.size() > MOST_SETTINGS) {
      excesses.add(settings.size() + " " + part + ", more than " + MOST_SETTINGS);
    }
    long characters =
        settings.stream().mapToLong(DescriptionLimits::characters).sum()
            + schema.groups().stream().mapToLong(DescriptionLimits::characters).sum();
    if (characters > MOST_CHARACTERS_OF_SETTINGS) {
      excesses.add(
          "the texts of the "
              + part
              + " have "
              + characters
              + " characters, more than "
              + MOST_CHARACTERS_OF_SETTINGS);
    }
  }

  private static long characters(Setting<?> setting) {
    long characters =
        (long) setting.key().length() + setting.title().length() + setting.help().length();
    return characters
        + setting.group().map(String::length).orElse(0)
        + setting.formerKeys().stream().mapToLong(String::length).sum();
  }

  private static long characters(RepeatedGroup group) {
    return (long) group.key().length() + group.title().length() + group.help().length();
  }
}
