package io.nunchi.spi.settings;

import io.nunchi.spi.failure.Problem;
import io.nunchi.spi.failure.SettingsException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads the settings of one schema from text, and collects every problem. For one use. */
final class SettingsParser {

  private final SettingsSchema schema;
  private final Map<String, String> text;
  private final String prefix;
  private final List<Problem> problems = new ArrayList<>();

  SettingsParser(SettingsSchema schema, Map<String, String> text) {
    this(schema, text, "");
  }

  /** Reads the settings of a group's member, whose problems name their key with the prefix. */
  private SettingsParser(SettingsSchema schema, Map<String, String> text, String prefix) {
    this.schema = schema;
    this.text = text;
    this.prefix = prefix;
  }

  Settings parse() throws SettingsException {
    Settings settings = read();
    if (!problems.isEmpty()) {
      throw new SettingsException(problems);
    }
    return settings;
  }

  private Settings read() {
    Map<String, String> givenKeys = new HashMap<>();
    Map<String, Map<String, Map<String, String>>> members = new HashMap<>();
    for (String key : new TreeSet<>(text.keySet())) {
      Optional<Setting<?>> setting = settingOf(key);
      Optional<MemberKey> member = MemberKey.of(schema, key);
      if (setting.isPresent()) {
        putOnce(givenKeys, setting.get().key(), key);
      } else if (member.isPresent()) {
        members
            .computeIfAbsent(member.get().group().key(), group -> new TreeMap<>())
            .computeIfAbsent(member.get().member(), name -> new HashMap<>())
            .put(lastPart(member.get(), key), text.get(key));
      } else {
        problems.add(unknownKey(key));
      }
    }
    Map<String, Object> values = new HashMap<>();
    for (Setting<?> setting : schema.settings()) {
      value(setting, Optional.ofNullable(givenKeys.get(setting.key())).map(text::get))
          .ifPresent(value -> values.put(setting.key(), value));
    }
    return new Settings(schema, values, members(members));
  }

  private Optional<Setting<?>> settingOf(String key) {
    Setting<?> setting = schema.settingsByKey().get(key);
    if (setting != null) {
      return Optional.of(setting);
    }
    return schema.settings().stream()
        .<Setting<?>>map(each -> each)
        .filter(each -> each.formerKeys().contains(key))
        .findFirst();
  }

  private void putOnce(Map<String, String> givenKeys, String key, String asGiven) {
    String before = givenKeys.put(key, asGiven);
    if (before != null) {
      problems.add(
          Problem.of("NUN-2006", "a setting is given twice, under its key and a former one")
              .expected("only " + key)
              .found(before + " and " + asGiven)
              .where("setting " + prefix + key)
              .fix("give " + key + " only"));
    }
  }

  private static String lastPart(MemberKey member, String key) {
    return key.substring(member.group().key().length() + member.member().length() + 2);
  }

  private Map<String, Map<String, Settings>> members(
      Map<String, Map<String, Map<String, String>>> given) {
    Map<String, Map<String, Settings>> parsed = new HashMap<>();
    for (RepeatedGroup group : schema.groups()) {
      Map<String, Map<String, String>> members = given.getOrDefault(group.key(), Map.of());
      if (members.size() < group.minimum() || members.size() > group.maximum()) {
        problems.add(unfitCount(group, members.size()));
      }
      Map<String, Settings> settings = new TreeMap<>();
      members.forEach(
          (name, values) -> {
            SettingsParser parser =
                new SettingsParser(
                    group.member(), values, prefix + MemberKey.text(group, name, ""));
            settings.put(name, parser.read());
            problems.addAll(parser.problems);
          });
      parsed.put(group.key(), settings);
    }
    return parsed;
  }

  private Problem unfitCount(RepeatedGroup group, int found) {
    return Problem.of("NUN-2007", "a group of settings has too few or too many members")
        .expected(group.minimum() + " to " + group.maximum() + " members")
        .found(Integer.toString(found))
        .where("settings " + prefix + group.key())
        .fix(group.help());
  }

  private Problem unknownKey(String key) {
    List<String> known = new ArrayList<>(schema.settingsByKey().keySet());
    schema
        .groups()
        .forEach(
            group ->
                group
                    .member()
                    .settings()
                    .forEach(setting -> known.add(MemberKey.text(group, "NAME", setting.key()))));
    return Problem.of("NUN-2001", "there is no setting of this name")
        .expected(known.isEmpty() ? "no settings at all" : "one of " + String.join(", ", known))
        .found(prefix + key)
        .where("setting " + prefix + key)
        .fix("correct the name or leave the setting out");
  }

  private <T> Optional<T> value(Setting<T> setting, Optional<String> given) {
    if (given.isEmpty()) {
      if (setting.defaultValue().isEmpty()) {
        problems.add(
            Problem.of("NUN-2003", "a setting that must be set is missing")
                .expected(setting.type().description())
                .found("nothing")
                .where("setting " + prefix + setting.key())
                .fix(setting.help()));
      }
      return setting.defaultValue();
    }
    try {
      T value = setting.type().parse(given.get());
      Optional<String> outOfRange = setting.type().problemWith(value);
      if (outOfRange.isEmpty()) {
        return Optional.of(value);
      }
      problems.add(unfitValue(setting, outOfRange.get()));
    } catch (IllegalArgumentException e) {
      problems.add(unfitValue(setting, String.valueOf(e.getMessage())));
    }
    return Optional.empty();
  }

  private Problem unfitValue(Setting<?> setting, String found) {
    return Problem.of("NUN-2002", "the value does not fit the setting")
        .expected(setting.type().description())
        .found(setting.isSecret() ? "a secret value of another form" : found)
        .where("setting " + prefix + setting.key())
        .fix(setting.help());
  }
}
