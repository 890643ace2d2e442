package io.nunchi.loading;

import io.nunchi.spi.failure.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Plugins cannot be loaded at all: their native folders or the allow-list cannot be used. The host
 * reports the same problems to the VMS in an exception of its own.
 */
public final class LoadingException extends Exception {

  private static final long serialVersionUID = 1;

  private final transient List<Problem> problems;

  /**
   * Reports problems.
   *
   * @param problems at least one
   * @param cause the failure behind them, or null
   */
  public LoadingException(List<Problem> problems, @Nullable Throwable cause) {
    super(Problem.describe(problems), cause);
    this.problems = List.copyOf(problems);
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
