package io.nunchi.api;

import io.nunchi.spi.failure.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The host cannot do what it was asked to; nothing was changed. It carries every problem that was
 * found.
 */
public final class HostException extends Exception {

  private static final long serialVersionUID = 1;

  private final transient List<Problem> problems;

  /**
   * Reports problems.
   *
   * @param problems what is wrong, at least one
   * @param cause what led to it, or null
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
   * @param problem what is wrong
   */
  public HostException(Problem problem) {
    this(List.of(problem), null);
  }

  /**
   * What is wrong.
   *
   * @return at least one problem
   */
  public List<Problem> problems() {
    return problems;
  }
}
