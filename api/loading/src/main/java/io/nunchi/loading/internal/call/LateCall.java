package io.nunchi.loading.internal.call;

import io.nunchi.spi.failure.Problem;
import org.jspecify.annotations.Nullable;

/** Thrown for a call that returned only after the interrupt at its deadline. */
public final class LateCall extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final transient Problem problem;

  LateCall(Problem problem, @Nullable Throwable cause) {
    super(problem.what(), cause);
    this.problem = problem;
  }

  public Problem problem() {
    return problem;
  }
}
