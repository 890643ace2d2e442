package io.nunchi.spi.failure;

import java.util.List;

/** Settings do not fit their schema, or the engine; every key that is wrong is named. */
public final class SettingsException extends Exception {

  private static final long serialVersionUID = 1;

  private final transient List<Problem> problems;

  /**
   * Reports all problems that were found.
   *
   * @param problems at least one; each names its key in {@link Problem#where()}
   */
  public SettingsException(List<Problem> problems) {
    super(Problem.describe(problems));
    if (problems.isEmpty()) {
      throw new IllegalArgumentException("a failure says at least one problem");
    }
    this.problems = List.copyOf(problems);
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
