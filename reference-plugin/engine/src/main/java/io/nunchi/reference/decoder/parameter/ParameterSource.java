package io.nunchi.reference.decoder.parameter;

import java.util.List;

/**
 * Reads typed values from the {@code output} object of a manifest.
 *
 * <p>A key that is missing, and a value of the wrong type or out of range, is noted as a problem
 * with its place. The reader then returns a stand-in that is in range, so that one reading finds
 * all problems.
 *
 * <p>Implemented by the plugin only. Lifecycle: valid during one reading. Threading: its caller's.
 */
public interface ParameterSource {

  /**
   * Reads a text.
   *
   * @param key its key
   * @return a text that is not blank
   */
  String text(String key);

  /**
   * Reads a list of texts.
   *
   * @param key its key
   * @param maxCount the greatest number of elements
   * @return at least one text, none blank, none twice
   */
  List<String> distinctTexts(String key, int maxCount);

  /**
   * Reads a whole number.
   *
   * @param key its key
   * @param min the least value
   * @param max the greatest value
   * @return a number in the range
   */
  int integer(String key, int min, int max);

  /**
   * Reads a list of whole numbers.
   *
   * @param key its key
   * @param maxCount the greatest number of elements
   * @param min the least value of an element
   * @param max the greatest value of an element
   * @return at least one number
   */
  List<Integer> integers(String key, int maxCount, int min, int max);

  /**
   * Reads a number.
   *
   * @param key its key
   * @param min the least value
   * @param max the greatest value
   * @return a number in the range
   */
  float number(String key, float min, float max);

  /**
   * Reads a list of numbers.
   *
   * @param key its key
   * @param maxCount the greatest number of elements
   * @param min the least value of an element
   * @param max the greatest value of an element
   * @return at least one number
   */
  List<Float> numbers(String key, int maxCount, float min, float max);

  /**
   * Reads true or false.
   *
   * @param key its key
   * @return the value
   */
  boolean flag(String key);

  /**
   * Reads one of a few texts.
   *
   * @param <E> the Java type of the meanings
   * @param key its key
   * @param choices the texts
   * @return the meaning
   */
  <E> E choice(String key, Choices<E> choices);
}
