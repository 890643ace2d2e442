package io.nunchi.reference.decoder;

import java.util.List;
import java.util.Optional;

/**
 * The {@code output} object of a manifest, as a decoder reads it.
 *
 * <p>Strict: a key that is missing or wrong, and a key that nobody asks for, is noted as a problem
 * with its place. Reading goes on with a stand-in that is in range, so that one reading finds all
 * problems; what was read is used only if there are none.
 *
 * <p>Lifecycle: valid during {@link DecoderType#read}. Threading: its caller's. Ownership: the
 * plugin's.
 */
public interface DecoderParameters {

  /**
   * Reads a text that must be there.
   *
   * @param key its key
   * @return a text that is not blank
   */
  String text(String key);

  /**
   * Reads a text that may be missing.
   *
   * @param key its key
   * @return a text that is not blank, or empty
   */
  Optional<String> optionalText(String key);

  /**
   * Reads a whole number that must be there.
   *
   * @param key its key
   * @param min the least value
   * @param max the greatest value
   * @return a number in the range
   */
  int integer(String key, int min, int max);

  /**
   * Reads a whole number that may be missing.
   *
   * @param key its key
   * @param min the least value
   * @param max the greatest value
   * @param byDefault the value when it is missing
   * @return a number in the range, or the default
   */
  int integer(String key, int min, int max, int byDefault);

  /**
   * Reads a number that may be missing.
   *
   * @param key its key
   * @param min the least value
   * @param max the greatest value
   * @param byDefault the value when it is missing
   * @return a number in the range, or the default
   */
  float number(String key, float min, float max, float byDefault);

  /**
   * Reads a yes or no that may be missing.
   *
   * @param key its key
   * @param byDefault the value when it is missing
   * @return the value
   */
  boolean flag(String key, boolean byDefault);

  /**
   * Reads one of a few texts that must be there.
   *
   * @param <E> the Java type of the meanings
   * @param key its key
   * @param choices the texts
   * @return the meaning
   */
  <E> E choice(String key, Choices<E> choices);

  /**
   * Reads one of a few texts that may be missing.
   *
   * @param <E> the Java type of the meanings
   * @param key its key
   * @param choices the texts
   * @param byDefault the meaning when it is missing
   * @return the meaning
   */
  <E> E choice(String key, Choices<E> choices, E byDefault);

  /**
   * Reads a list of texts that must be there.
   *
   * @param key its key
   * @param maxCount the greatest number of elements
   * @return at least one text, none blank, none twice
   */
  List<String> distinctTexts(String key, int maxCount);

  /**
   * Reads a list of whole numbers that must be there.
   *
   * @param key its key
   * @param maxCount the greatest number of elements
   * @param min the least value of an element
   * @param max the greatest value of an element
   * @return at least one number
   */
  List<Integer> integers(String key, int maxCount, int min, int max);

  /**
   * Reads a list of numbers that must be there.
   *
   * @param key its key
   * @param maxCount the greatest number of elements
   * @param min the least value of an element
   * @param max the greatest value of an element
   * @return at least one number
   */
  List<Float> numbers(String key, int maxCount, float min, float max);

  /**
   * Tells whether everything read so far is sound. What contradicts a stand-in is no problem of its
   * own, so values are compared with each other only then.
   *
   * @return true if no problem was noted anywhere in the manifest
   */
  boolean isSoundSoFar();

  /**
   * Notes that a value is wrong.
   *
   * @param key the value's key
   * @param what what is wrong
   * @param expected what would be right
   * @param found what is there
   * @param fix what to do about it
   */
  void wrong(String key, String what, String expected, String found, String fix);
}
