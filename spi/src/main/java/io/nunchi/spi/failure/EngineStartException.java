package io.nunchi.spi.failure;

import java.util.List;

/** The engine cannot run with these settings on this machine; nothing was started (rule 7.3). */
public final class EngineStartException extends AnalyzerException {

  private static final long serialVersionUID = 1;

  /**
   * Reports a problem.
   *
   * @param problem what is wrong
   */
  public EngineStartException(Problem problem) {
    super(problem, null);
  }

  /**
   * Reports a problem and what led to it.
   *
   * @param problem what is wrong
   * @param cause what led to it
   */
  public EngineStartException(Problem problem, Throwable cause) {
    super(problem, cause);
  }

  /**
   * Reports all problems that were found.
   *
   * @param problems what is wrong, at least one
   */
  public EngineStartException(List<Problem> problems) {
    super(problems, null);
  }

  /**
   * Reports all problems that were found, and what led to them.
   *
   * @param problems what is wrong, at least one
   * @param cause what led to it
   */
  public EngineStartException(List<Problem> problems, Throwable cause) {
    super(problems, cause);
  }
}
