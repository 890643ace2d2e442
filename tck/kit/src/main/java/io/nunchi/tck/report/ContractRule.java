package io.nunchi.tck.report;

/**
 * A rule of the contract between host and analyzer.
 *
 * <p>Immutable; any thread.
 *
 * @param number chapter and number, such as {@code 3.2}
 * @param level its binding force
 * @param statement a sentence that says what an analyzer does
 * @param intent the reason for the rule
 * @param enforcedByHost true if the host or the types of the spi enforce it at run time
 */
public record ContractRule(
    String number, Level level, String statement, String intent, boolean enforcedByHost) {

  /** The binding force of a contract rule. */
  public enum Level {
    /** A host may refuse an analyzer that breaks it. */
    MUST,
    /** An analyzer is free to do it, and a host must cope. */
    MAY
  }
}
