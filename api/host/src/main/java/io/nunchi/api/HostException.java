package io.nunchi.api;

import io.nunchi.spi.failure.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request that the host refuses, with every problem found; nothing has changed. */
public final class HostException extends Exception {

  private static final long serialVersionUID = 1;

  private final transient List<Problem> problems;

  /**
   * Reports problems.
   *
   * @param problems at least one problem
   * @param cause the failure behind them, or null
   */
  public HostException(List<Problem> problems, @Nullable Throwable cause) {
    super(Problem.describe(problems), cause);
    if (problems.isEmpty()) {
      throw new IllegalArgumentException("a failure says at least one problem");
    }
    this.problems = List.copyOf(problems);
  }

  /**
   * Reports one problem.
   *
   * @param problem the problem
   */
  public HostException(Problem problem) {
    this(List.of(problem), null);
  }

  /**
   * The problems.
   *
   * @return at least one problem
   */
  public List<Problem> problems() {
    return problems;
  }
}
