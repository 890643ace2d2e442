package io.nunchi.spi.settings;

import java.util.Optional;

/**
 * The values that a setting takes, and their form as text.
 *
 * <p>Implemented by this package only: later minor versions add kinds.
 *
 * <p>Immutable; any thread. {@code format} and {@code parse} are inverse to each other.
 *
 * @param <T> the Java type of the values
 * @since 1.0
 */
public sealed interface SettingType<T>
    permits NumberType,
        IntegerType,
        BooleanType,
        ChoiceType,
        TextType,
        PointsType,
        LabelsType,
        FileType {

  /**
   * Names the kind, for a form.
   *
   * @return one of number, integer, boolean, choice, text, polygon, polyline, labels, file, folder;
   *     a form shows a kind that it does not know, of a later version, as a text field
   */
  String kind();

  /**
   * Says what is accepted, with range and unit.
   *
   * @return such as {@code a number from 0 to 1}
   */
  String description();

  /**
   * Reads a value; its range is checked by {@link #problemWith}.
   *
   * @param text the value as text
   * @return the value
   * @throws IllegalArgumentException if the text is not of this kind
   */
  T parse(String text);

  /**
   * Writes a value.
   *
   * @param value a value of this type
   * @return a text that {@link #parse} turns into an equal value
   */
  String format(T value);

  /**
   * Checks a value.
   *
   * @param value a value of the Java type
   * @return the reason why it does not fit, or empty
   */
  Optional<String> problemWith(T value);
}
