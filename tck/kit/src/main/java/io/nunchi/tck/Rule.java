package io.nunchi.tck;

/**
 * A rule of the contract between host and analyzer.
 *
 * <p>Immutable; any thread.
 *
 * @param number chapter and number, such as {@code 3.2}
 * @param level how binding it is
 * @param statement what an analyzer does, in a sentence
 * @param intent why the rule exists
 * @param enforcedByHost true if the host or the types of the spi see to it at run time
 */
public record Rule(
    String number, Level level, String statement, String intent, boolean enforcedByHost) {

  /** How binding a rule is. */
  public enum Level {
    /** A host may refuse an analyzer that breaks it. */
    MUST,
    /** An analyzer is free to do it, and a host copes. */
    MAY
  }
}
