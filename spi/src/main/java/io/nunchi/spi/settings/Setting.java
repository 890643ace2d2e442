package io.nunchi.spi.settings;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a person can set, and the typed key under which its value is read.
 *
 * <p>Immutable; any thread.
 *
 * @param <T> the Java type of its values
 */
public final class Setting<T> {

  private static final Pattern KEY = Pattern.compile("[a-z][a-zA-Z0-9]*(\\.[a-z][a-zA-Z0-9]*)*");

  private final String key;
  private final SettingType<T> type;
  private final @Nullable T defaultValue;
  private final String title;
  private final String help;
  private final boolean live;

  private Setting(
      String key,
      SettingType<T> type,
      @Nullable T defaultValue,
      String title,
      String help,
      boolean live) {
    if (!KEY.matcher(key).matches()) {
      throw new IllegalArgumentException(
          "a settings key is camelCase parts joined by dots; found: " + key);
    }
    if (title.isBlank() || help.isBlank()) {
      throw new IllegalArgumentException("setting " + key + " has a title and a help text");
    }
    this.key = key;
    this.type = Objects.requireNonNull(type, "type");
    this.defaultValue = defaultValue;
    this.title = title;
    this.help = help;
    this.live = live;
    if (defaultValue != null) {
      requireFit(key, type, defaultValue);
    }
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
   * @param key camelCase parts joined by dots, unique in its schema
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
        key, type, Objects.requireNonNull(defaultValue, "defaultValue"), title, help, false);
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
    return new Setting<>(key, type, null, title, help, false);
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
    return new Setting<>(key, type, defaultValue, title, help, true);
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
    return title;
  }

  /**
   * The text that helps a person to choose a value.
   *
   * @return a sentence or more
   */
  public String help() {
    return help;
  }

  /**
   * Tells whether it can be changed while an engine, or an analyzer, runs.
   *
   * @return true if it was declared {@link #changeableLive()}
   */
  public boolean isChangeableLive() {
    return live;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Setting<?> that
        && key.equals(that.key)
        && type.equals(that.type)
        && Objects.equals(defaultValue, that.defaultValue)
        && title.equals(that.title)
        && help.equals(that.help)
        && live == that.live;
  }

  @Override
  public int hashCode() {
    return Objects.hash(key, type, defaultValue, title, help, live);
  }

  @Override
  public String toString() {
    return key + ": " + type.description();
  }
}
