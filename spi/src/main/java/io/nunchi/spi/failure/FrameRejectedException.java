package io.nunchi.spi.failure;

import java.util.List;

/**
 * This frame cannot be analyzed; the next one may be, and the analyzer stays usable (rule 7.1).
 *
 * <p>Immutable; any thread.
 *
 * @since 1.0
 */
public final class FrameRejectedException extends AnalyzerException {

  private static final long serialVersionUID = 1;

  /**
   * Reports a problem.
   *
   * @param problem the problem
   */
  public FrameRejectedException(Problem problem) {
    super(List.of(problem), null);
  }

  /**
   * Reports a problem and its cause.
   *
   * @param problem the problem
   * @param cause the failure that led to it
   */
  public FrameRejectedException(Problem problem, Throwable cause) {
    super(List.of(problem), cause);
  }

  /**
   * Reports all problems that were found.
   *
   * @param problems at least one
   */
  public FrameRejectedException(List<Problem> problems) {
    super(problems, null);
  }

  /**
   * Reports all problems that were found, and their cause.
   *
   * @param problems at least one
   * @param cause the failure that led to them
   */
  public FrameRejectedException(List<Problem> problems, Throwable cause) {
    super(problems, cause);
  }
}
