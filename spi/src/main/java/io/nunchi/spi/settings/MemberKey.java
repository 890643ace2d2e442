package io.nunchi.spi.settings;

import java.util.Optional;

/** The key of a setting of a group's member, taken apart: {@code group.member.setting}. */
record MemberKey(RepeatedGroup group, String member, Setting<?> setting) {

  /** Takes a key apart; empty if it is not the key of a declared setting of a group's member. */
  static Optional<MemberKey> of(SettingsSchema schema, String key) {
    return schema.groups().stream()
        .filter(group -> key.startsWith(group.key() + "."))
        .findFirst()
        .flatMap(group -> of(group, key.substring(group.key().length() + 1)));
  }

  private static Optional<MemberKey> of(RepeatedGroup group, String rest) {
    int dot = rest.indexOf('.');
    if (dot < 0 || !RepeatedGroup.MEMBER.matcher(rest.substring(0, dot)).matches()) {
      return Optional.empty();
    }
    String key = rest.substring(dot + 1);
    for (Setting<?> setting : group.member().settings()) {
      if (setting.key().equals(key) || setting.formerKeys().contains(key)) {
        return Optional.of(new MemberKey(group, rest.substring(0, dot), setting));
      }
    }
    return Optional.empty();
  }

  static String text(RepeatedGroup group, String member, String key) {
    return group.key() + "." + member + "." + key;
  }
}
