package io.nunchi.reference.decoder.guess;

import io.nunchi.reference.decoder.parameter.Parameter;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A decoder's guess of what a model's outputs mean: values for its parameters, and questions where
 * the outputs do not tell.
 *
 * <p>Immutable; any thread.
 */
public final class Guess {

  /** A text of a manifest that begins with this mark is a question to its author. */
  public static final String QUESTION_MARK = "?";

  private final int labelCount;
  private final int likelihood;
  private final String reason;
  private final Map<String, Object> parameters;

  private Guess(int labelCount, int likelihood, String reason, Map<String, Object> parameters) {
    this.labelCount = labelCount;
    this.likelihood = likelihood;
    this.reason = reason;
    this.parameters = Collections.unmodifiableMap(parameters);
  }

  /**
   * Creates a guess without parameters.
   *
   * @param labelCount the number of labels of such a model, or 0 if its outputs do not tell
   * @param likelihood from 0 to 100; guesses are ordered by it, and one that leads by 20 is taken
   * @param reason the fact of the outputs that suggests this guess
   * @return the guess
   */
  public static Guess of(int labelCount, int likelihood, String reason) {
    return new Guess(labelCount, likelihood, reason, Map.of());
  }

  /**
   * Adds a parameter.
   *
   * @param <T> the Java type of its values
   * @param parameter one of the decoder's parameters
   * @param value its value
   * @return a guess with this parameter
   */
  public <T> Guess with(Parameter<T> parameter, T value) {
    return and(parameter.key(), parameter.type().write(value));
  }

  /**
   * Adds a question.
   *
   * @param parameter a parameter that the outputs do not tell
   * @param question the question to the author of the manifest
   * @return a guess with this question
   */
  public Guess asking(Parameter<?> parameter, String question) {
    return and(parameter.key(), QUESTION_MARK + " " + question);
  }

  private Guess and(String key, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(parameters);
    more.put(key, value);
    return new Guess(labelCount, likelihood, reason, more);
  }

  /**
   * Returns the number of labels.
   *
   * @return from 1, or 0 if the outputs do not tell
   */
  public int labelCount() {
    return labelCount;
  }

  /**
   * Returns the likelihood.
   *
   * @return from 0 to 100
   */
  public int likelihood() {
    return likelihood;
  }

  /**
   * Explains the guess.
   *
   * @return the fact of the outputs that suggests it
   */
  public String reason() {
    return reason;
  }

  /**
   * Returns the parameters as a manifest holds them.
   *
   * @return strings, numbers, booleans or lists of these by key, in the order in which they were
   *     added; without the key {@code decoder}
   */
  public Map<String, Object> parameters() {
    return parameters;
  }
}
