package io.nunchi.spi;

import java.util.Objects;

/**
 * A message of an analyzer to the operator of its camera, such as {@code the picture is too dark}.
 *
 * <p>It is for what an operator can act on. What concerns a developer goes to {@link
 * EngineContext#logger()}, and what fails is thrown.
 *
 * <p>Immutable; any thread.
 *
 * @since 1.0
 */
public final class OperatorMessage {

  /**
   * The urgency of a message.
   *
   * <p>More constants are added in later minor versions; a {@code switch} over them needs a {@code
   * default}.
   *
   * @since 1.0
   */
  public enum Level {
    /** Good to know. */
    INFO,
    /** Results are worse than they could be. */
    WARNING,
    /** The camera is not analyzed as its operator expects. */
    ERROR
  }

  private final Level level;
  private final String code;
  private final String text;

  private OperatorMessage(Level level, String code, String text) {
    this.level = Objects.requireNonNull(level, "level");
    this.code = Objects.requireNonNull(code, "code");
    this.text = Objects.requireNonNull(text, "text");
  }

  /**
   * Makes a message.
   *
   * @param level the urgency
   * @param code a code such as {@code ACME-0012}, under which a VMS translates, filters and counts
   * @param text one or two sentences
   * @return the message
   */
  public static OperatorMessage of(Level level, String code, String text) {
    return new OperatorMessage(level, code, text);
  }

  /**
   * The urgency.
   *
   * @return the level
   */
  public Level level() {
    return level;
  }

  /**
   * The code under which a VMS translates, filters and counts.
   *
   * @return such as {@code ACME-0012}
   */
  public String code() {
    return code;
  }

  /**
   * The message.
   *
   * @return one or two sentences
   */
  public String text() {
    return text;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof OperatorMessage that
        && level == that.level
        && code.equals(that.code)
        && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return Objects.hash(level, code, text);
  }

  @Override
  public String toString() {
    return level + " " + code + ": " + text;
  }
}
