package io.nunchi.spi.settings;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Settings that a person can add any number of times under names, such as lines with a direction
 * each, or zones.
 *
 * <p>As text, a setting of a member has the key {@code group.member.setting}, such as {@code
 * lines.entrance.points}. A member exists as soon as one of its settings is given.
 *
 * <p>Immutable; any thread. Further traits are added by methods that return a changed copy.
 *
 * @since 1.0
 */
public final class RepeatedGroup {

  /** The greatest number of members that a group can allow. */
  public static final int MAX_MEMBERS = 1024;

  static final Pattern MEMBER = Pattern.compile("[a-zA-Z0-9_-]{1,64}");

  private final String key;
  private final SettingTexts texts;
  private final SettingsSchema member;
  private final int minimum;
  private final int maximum;
  private final boolean live;

  private RepeatedGroup(
      String key, SettingTexts texts, SettingsSchema member, MemberCount count, boolean live) {
    this.key = Setting.requireKey(key);
    this.texts = texts;
    this.member = Objects.requireNonNull(member, "member");
    this.minimum = count.minimum();
    this.maximum = count.maximum();
    this.live = live;
    if (member.settings().isEmpty() || !member.groups().isEmpty()) {
      throw new IllegalArgumentException("group " + key + " has settings, and no groups within it");
    }
    if (minimum < 0 || maximum < Math.max(1, minimum) || maximum > MAX_MEMBERS) {
      throw new IllegalArgumentException(
          "group %s has 0 to %d members; found %d to %d"
              .formatted(key, MAX_MEMBERS, minimum, maximum));
    }
  }

  private record MemberCount(int minimum, int maximum) {}

  /**
   * Declares a group that may have no members, and up to {@link #MAX_MEMBERS}.
   *
   * @param key camelCase parts joined by dots, such as {@code lines}
   * @param member the settings of each member
   * @param title the heading in a form
   * @param help the text that tells a person what a member is
   * @return the group
   * @throws IllegalArgumentException if the key has another form, the member has no settings or
   *     groups within it, or title or help is blank
   */
  public static RepeatedGroup of(String key, SettingsSchema member, String title, String help) {
    return new RepeatedGroup(
        key, new SettingTexts(key, title, help), member, new MemberCount(0, MAX_MEMBERS), false);
  }

  /**
   * Bounds the number of members.
   *
   * @param newMinimum from 0
   * @param newMaximum from 1 to {@link #MAX_MEMBERS}, not below the minimum
   * @return a group that differs in this only
   * @throws IllegalArgumentException if the numbers are out of range
   */
  public RepeatedGroup members(int newMinimum, int newMaximum) {
    return new RepeatedGroup(key, texts, member, new MemberCount(newMinimum, newMaximum), live);
  }

  /**
   * Declares that members can be added, changed and removed while an engine, or an analyzer, runs
   * (rule 2.4).
   *
   * @return a group that differs in this only
   */
  public RepeatedGroup changeableLive() {
    return new RepeatedGroup(key, texts, member, new MemberCount(minimum, maximum), true);
  }

  /**
   * The first part of its settings' keys.
   *
   * @return camelCase parts joined by dots
   */
  public String key() {
    return key;
  }

  /**
   * The settings of each member.
   *
   * @return the schema
   */
  public SettingsSchema member() {
    return member;
  }

  /**
   * The heading in a form.
   *
   * @return a few words
   */
  public String title() {
    return texts.title();
  }

  /**
   * The text that tells a person what a member is.
   *
   * @return a sentence or more
   */
  public String help() {
    return texts.help();
  }

  /**
   * The least number of members.
   *
   * @return from 0
   */
  public int minimum() {
    return minimum;
  }

  /**
   * The greatest number of members.
   *
   * @return from 1
   */
  public int maximum() {
    return maximum;
  }

  /**
   * Tells whether members can be added, changed and removed while an engine, or an analyzer, runs.
   *
   * @return true if it was declared {@link #changeableLive()}
   */
  public boolean isChangeableLive() {
    return live;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RepeatedGroup that
        && key.equals(that.key)
        && texts.equals(that.texts)
        && member.equals(that.member)
        && minimum == that.minimum
        && maximum == that.maximum
        && live == that.live;
  }

  @Override
  public int hashCode() {
    return Objects.hash(key, texts, member, minimum, maximum, live);
  }

  @Override
  public String toString() {
    return key + ": " + minimum + " to " + maximum + " of " + member;
  }
}
