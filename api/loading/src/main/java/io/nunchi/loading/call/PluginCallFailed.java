package io.nunchi.loading.call;

import io.nunchi.spi.failure.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A call into a plugin that gave no value: it threw, or did not return in time. */
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
