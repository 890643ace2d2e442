package io.nunchi.spi.failure;

import java.util.List;

/**
 * Settings do not fit their schema, or the engine; every key that is wrong is named (rule 2.2).
 *
 * <p>Immutable; any thread.
 *
 * @since 1.0
 */
public final class SettingsException extends ProblemException {

  private static final long serialVersionUID = 1;

  /**
   * Reports a problem.
   *
   * @param problem the problem
   */
  public SettingsException(Problem problem) {
    super(List.of(problem), null);
  }

  /**
   * Reports a problem and its cause.
   *
   * @param problem the problem
   * @param cause the failure that led to it
   */
  public SettingsException(Problem problem, Throwable cause) {
    super(List.of(problem), cause);
  }

  /**
   * Reports all problems that were found.
   *
   * @param problems at least one; each names its key in {@link Problem#where()}
   */
  public SettingsException(List<Problem> problems) {
    super(problems, null);
  }

  /**
   * Reports all problems that were found, and their cause.
   *
   * @param problems at least one; each names its key in {@link Problem#where()}
   * @param cause the failure that led to them
   */
  public SettingsException(List<Problem> problems, Throwable cause) {
    super(problems, cause);
  }
}
