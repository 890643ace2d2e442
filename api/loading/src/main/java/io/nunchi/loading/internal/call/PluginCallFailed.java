package io.nunchi.loading.internal.call;

import io.nunchi.spi.failure.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Thrown when a call into a plugin throws or does not return in time. */
public final class PluginCallFailed extends Exception {

  private static final long serialVersionUID = 1;

  private final transient List<Problem> problems;

  PluginCallFailed(List<Problem> problems, @Nullable Throwable cause) {
    super(Problem.describe(problems), cause);
    this.problems = problems;
  }

  public List<Problem> problems() {
    return problems;
  }
}
