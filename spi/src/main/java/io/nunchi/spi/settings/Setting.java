package io.nunchi.spi.settings;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a person can set, and the typed key under which its value is read.
 *
 * <p>Immutable; any thread. Further traits are added by methods that return a changed copy, such as
 * {@link #changeableLive()}.
 *
 * @param <T> the Java type of its values
 * @since 1.0
 */
public final class Setting<T> {

  static final Pattern KEY = Pattern.compile("[a-z][a-zA-Z0-9]*(\\.[a-z][a-zA-Z0-9]*)*");

  private final String key;
  private final SettingType<T> type;
  private final @Nullable T defaultValue;
  private final SettingTexts texts;
  private final SettingTraits traits;

  private Setting(
      String key,
      SettingType<T> type,
      @Nullable T defaultValue,
      SettingTexts texts,
      SettingTraits traits) {
    this.key = requireKey(key);
    this.type = Objects.requireNonNull(type, "type");
    this.defaultValue = defaultValue;
    this.texts = texts;
    this.traits = traits;
    if (defaultValue != null) {
      requireFit(key, type, defaultValue);
    }
  }

  static String requireKey(String key) {
    if (!KEY.matcher(key).matches()) {
      throw new IllegalArgumentException(
          "a settings key is camelCase parts joined by dots; found: " + key);
    }
    return key;
  }

  private static <T> void requireFit(String key, SettingType<T> type, T defaultValue) {
    Optional<String> problem = type.problemWith(defaultValue);
    if (problem.isPresent()) {
      throw new IllegalArgumentException("default of setting " + key + ": " + problem.get());
    }
    String text = type.format(defaultValue);
    if (!type.parse(text).equals(defaultValue)) {
      throw new IllegalArgumentException(
          "default of setting " + key + ": written as \"" + text + "\" it reads as another value");
    }
  }

  /**
   * Declares a setting that has a default.
   *
   * @param <T> the Java type of its values
   * @param key camelCase parts joined by dots, unique in its schema; {@link CommonSettings} has the
   *     keys that mean the same in all plugins
   * @param type the values that it takes
   * @param defaultValue its value when nothing is set
   * @param title the label beside the field
   * @param help the text that helps a person to choose a value
   * @return the setting
   * @throws IllegalArgumentException if the key has another form, title or help is blank, or the
   *     default is not of the type or is not the same when written and read again (rule 2.1)
   */
  public static <T> Setting<T> of(
      String key, SettingType<T> type, T defaultValue, String title, String help) {
    return new Setting<>(
        key,
        type,
        Objects.requireNonNull(defaultValue, "defaultValue"),
        new SettingTexts(key, title, help),
        SettingTraits.NONE);
  }

  /**
   * Declares a setting that a person must set.
   *
   * @param <T> the Java type of its values
   * @param key camelCase parts joined by dots, unique in its schema
   * @param type the values that it takes
   * @param title the label beside the field
   * @param help the text that helps a person to choose a value
   * @return the setting
   * @throws IllegalArgumentException if the key has another form, or title or help is blank
   */
  public static <T> Setting<T> mandatory(
      String key, SettingType<T> type, String title, String help) {
    return new Setting<>(key, type, null, new SettingTexts(key, title, help), SettingTraits.NONE);
  }

  private Setting<T> with(SettingTraits newTraits) {
    return new Setting<>(key, type, defaultValue, texts, newTraits);
  }

  /**
   * Declares that the setting can be changed while an engine, or an analyzer, runs: the plugin
   * takes the new value over in {@link io.nunchi.spi.AnalyzerEngine#changeSettings} or {@link
   * io.nunchi.spi.FrameAnalyzer#changeSettings} (rule 2.4). Any other setting is changed by a new
   * engine.
   *
   * @return a setting that differs in this only
   */
  public Setting<T> changeableLive() {
    return with(traits.live(true));
  }

  /**
   * Declares that the value is nobody's to read, such as a password or a licence key. A VMS hides
   * it in forms, and Nunchi in logs and reports.
   *
   * @return a setting that differs in this only
   */
  public Setting<T> secret() {
    return with(traits.secret(true));
  }

  /**
   * Names the part of a form in which the setting stands.
   *
   * @param title the heading, equal for all settings of the part
   * @return a setting that differs in this only
   */
  public Setting<T> group(String title) {
    return with(traits.group(title));
  }

  /**
   * Names keys under which earlier versions of the plugin had this setting. A value that is stored
   * under one of them is read as this setting's, so that an update stops no camera (rule 2.6).
   *
   * @param keys the former keys
   * @return a setting that differs in this only
   * @throws IllegalArgumentException if a key has another form
   */
  public Setting<T> formerKeys(String... keys) {
    return with(traits.formerKeys(List.of(keys)));
  }

  /**
   * The name under which it is set.
   *
   * @return camelCase parts joined by dots
   */
  public String key() {
    return key;
  }

  /**
   * The values that it takes.
   *
   * @return the type with its range and unit
   */
  public SettingType<T> type() {
    return type;
  }

  /**
   * Its value when nothing is set.
   *
   * @return the default, or empty for a setting that a person must set
   */
  public Optional<T> defaultValue() {
    return Optional.ofNullable(defaultValue);
  }

  /**
   * The label beside the field.
   *
   * @return a few words
   */
  public String title() {
    return texts.title();
  }

  /**
   * The text that helps a person to choose a value.
   *
   * @return a sentence or more
   */
  public String help() {
    return texts.help();
  }

  /**
   * The part of a form in which it stands.
   *
   * @return the heading, or empty
   */
  public Optional<String> group() {
    return traits.group();
  }

  /**
   * Tells whether it can be changed while an engine, or an analyzer, runs.
   *
   * @return true if it was declared {@link #changeableLive()}
   */
  public boolean isChangeableLive() {
    return traits.live();
  }

  /**
   * Tells whether its value must be hidden.
   *
   * @return true if it was declared {@link #secret()}
   */
  public boolean isSecret() {
    return traits.secret();
  }

  /**
   * The keys under which earlier versions had it.
   *
   * @return the former keys
   */
  public List<String> formerKeys() {
    return traits.formerKeys();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Setting<?> that
        && key.equals(that.key)
        && type.equals(that.type)
        && Objects.equals(defaultValue, that.defaultValue)
        && texts.equals(that.texts)
        && traits.equals(that.traits);
  }

  @Override
  public int hashCode() {
    return Objects.hash(key, type, defaultValue, texts, traits);
  }

  @Override
  public String toString() {
    return key + ": " + type.description();
  }
}
