package io.nunchi.spi.failure;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A failure that an analyzer reports by its type; it carries the problems that a person reads. */
public abstract sealed class AnalyzerException extends Exception
    permits FrameRejectedException, AnalyzerFailedException, EngineStartException {

  private static final long serialVersionUID = 1;

  /** Not sent between JVMs: a text of it is. */
  private final transient List<Problem> problems;

  AnalyzerException(List<Problem> problems, @Nullable Throwable cause) {
    super(Problem.describe(problems), cause);
    if (problems.isEmpty()) {
      throw new IllegalArgumentException("a failure says at least one problem");
    }
    this.problems = List.copyOf(problems);
  }

  AnalyzerException(Problem problem, @Nullable Throwable cause) {
    this(List.of(Objects.requireNonNull(problem, "problem")), cause);
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
