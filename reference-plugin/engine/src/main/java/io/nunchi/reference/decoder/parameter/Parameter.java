package io.nunchi.reference.decoder.parameter;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A key of a manifest's {@code output} object, declared once by the decoder that reads it:
 *
 * <pre>{@code
 * private static final Parameter<Integer> STRIDE =
 *     Parameter.of("stride", ParameterType.integer(1, 256), "Cell size in pixels, such as `16`.");
 * }</pre>
 *
 * <p>It is mandatory unless {@link #byDefault}, {@link #optional} or {@link #unless} says
 * otherwise.
 *
 * <p>Immutable; any thread.
 *
 * @param <T> the Java type of its values
 */
public final class Parameter<T> {

  private final String key;
  private final ParameterType<T> type;
  private final String help;
  private final String absence;
  private final @Nullable T defaultValue;
  private final @Nullable Parameter<?> alternative;

  private Parameter(
      String key,
      ParameterType<T> type,
      String help,
      String absence,
      @Nullable T defaultValue,
      @Nullable Parameter<?> alternative) {
    this.key = key;
    this.type = type;
    this.help = help;
    this.absence = absence;
    this.defaultValue = defaultValue;
    this.alternative = alternative;
  }

  /**
   * Declares a mandatory parameter.
   *
   * @param <T> the Java type of its values
   * @param key its key in the manifest, which no other parameter of the decoder has
   * @param type the type of its values
   * @param help its meaning for the author of a manifest, in Markdown
   * @return the parameter
   */
  public static <T> Parameter<T> of(String key, ParameterType<T> type, String help) {
    return new Parameter<>(key, type, help, "", null, null);
  }

  /**
   * Declares a parameter that may be missing.
   *
   * @param value its value then
   * @return the parameter with this default
   */
  public Parameter<T> byDefault(T value) {
    return new Parameter<>(key, type, help, "`" + type.write(value) + "`", value, null);
  }

  /**
   * Declares a parameter that may be missing and has no value then.
   *
   * @param meaning the meaning of its absence, for the author of a manifest
   * @return the parameter without a default
   */
  public Parameter<T> optional(String meaning) {
    if (meaning.isBlank()) {
      throw new IllegalArgumentException("the absence of " + key + " has no meaning");
    }
    return new Parameter<>(key, type, help, meaning, null, null);
  }

  /**
   * Declares a parameter that is mandatory without another one, and unknown beside it.
   *
   * @param other the other parameter, which is {@link #optional}
   * @return the parameter as an alternative
   */
  public Parameter<T> unless(Parameter<?> other) {
    return new Parameter<>(key, type, help, "mandatory without `" + other.key() + "`", null, other);
  }

  /**
   * Declares the same parameter with other words.
   *
   * @param newHelp its meaning for the author of a manifest, in Markdown
   * @return the parameter with this help
   */
  public Parameter<T> help(String newHelp) {
    return new Parameter<>(key, type, newHelp, absence, defaultValue, alternative);
  }

  /**
   * Returns the key in the manifest.
   *
   * @return the key
   */
  public String key() {
    return key;
  }

  /**
   * Returns the type of the values.
   *
   * @return the type
   */
  public ParameterType<T> type() {
    return type;
  }

  /**
   * Explains the parameter to the author of a manifest.
   *
   * @return one or more sentences in Markdown
   */
  public String help() {
    return help;
  }

  /**
   * Tells whether manifests without this key are wrong.
   *
   * @return true unless it has a default, is optional or has an alternative
   */
  public boolean isMandatory() {
    return absence.isEmpty();
  }

  /**
   * Explains the absence of the key to the author of a manifest.
   *
   * @return the default, or {@code mandatory}, or the meaning of its absence, in Markdown
   */
  public String absence() {
    return isMandatory() ? "mandatory" : absence;
  }

  /**
   * Returns the value of a missing key.
   *
   * @return the default, or empty if there is none
   */
  public Optional<T> defaultValue() {
    return Optional.ofNullable(defaultValue);
  }

  /**
   * Returns the parameter that replaces this one.
   *
   * @return the parameter beside which this one is unknown, and without which it is mandatory
   */
  public Optional<Parameter<?>> alternative() {
    return Optional.ofNullable(alternative);
  }
}
