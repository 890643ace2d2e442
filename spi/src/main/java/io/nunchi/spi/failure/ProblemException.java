package io.nunchi.spi.failure;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The root of all failures that plugins and hosts report by type; it carries the problems that a
 * person reads.
 *
 * <p>Immutable; any thread.
 *
 * @since 1.0
 */
public abstract sealed class ProblemException extends Exception
    permits AnalyzerException, EngineStartException, SettingsException {

  private static final long serialVersionUID = 1;

  /** Not serialized: the message says the same. */
  private final transient List<Problem> problems;

  ProblemException(List<Problem> problems, @Nullable Throwable cause) {
    super(Problem.describe(problems), cause);
    this.problems = problems.isEmpty() ? List.of(Problem.unknown()) : List.copyOf(problems);
  }

  /**
   * The problems that were found.
   *
   * @return at least one problem
   */
  public List<Problem> problems() {
    return problems;
  }
}
