package io.nunchi.reference.decoder.parameter;

import java.util.Optional;

/**
 * The values of a decoder's parameters in one manifest.
 *
 * <p>Reading is strict: a key that is missing, wrong or not declared is noted as a problem with its
 * place. A value that is wrong has a stand-in that is in range, so that one reading finds all
 * problems; the model starts only if there are none.
 *
 * <p>Implemented by the plugin only. Lifecycle: valid while a decoder reads one manifest.
 * Threading: its caller's.
 */
public interface ParameterValues {

  /**
   * Returns the value of a parameter that is mandatory or has a default.
   *
   * @param <T> the Java type of its values
   * @param parameter one of the decoder's parameters
   * @return the value
   * @throws IllegalArgumentException if the parameter is not declared, or has no value
   */
  <T> T get(Parameter<T> parameter);

  /**
   * Returns the value of a parameter that may be missing.
   *
   * @param <T> the Java type of its values
   * @param parameter one of the decoder's parameters
   * @return the value, or empty if the manifest has none and there is no default
   */
  <T> Optional<T> find(Parameter<T> parameter);

  /**
   * Tells whether no problem was noted yet anywhere in the manifest. Values are compared with each
   * other only then: a contradiction with a stand-in is no problem of the manifest.
   *
   * @return true if everything read so far is sound
   */
  boolean isSoundSoFar();

  /**
   * Notes that a value is wrong.
   *
   * @param key the value's key
   * @param what the mistake
   * @param expected a right value
   * @param found the value that is there
   * @param fix the way to correct it
   */
  void wrong(String key, String what, String expected, String found, String fix);
}
