package io.nunchi.loading.internal.call;

import io.nunchi.spi.failure.AnalyzerException;
import io.nunchi.spi.failure.Problem;
import io.nunchi.spi.failure.SettingsException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns anything that a plugin throws into problems. */
public final class PluginFailures {

  private PluginFailures() {}

  /**
   * The problems of a throwable; {@code loader} is the plugin's class loader, or null if unknown.
   */
  public static List<Problem> problems(
      Throwable thrown, String where, @Nullable ClassLoader loader) {
    if (thrown instanceof AnalyzerException typed) {
      return typed.problems();
    }
    if (thrown instanceof SettingsException unfit) {
      return unfit.problems();
    }
    if (thrown instanceof LateCall late) {
      return List.of(late.problem());
    }
    if (thrown instanceof EngineIsGone gone) {
      return List.of(gone.problem(where));
    }
    if (thrown instanceof LinkageError unlinked) {
      return List.of(LinkageProblem.of(unlinked, where, loader));
    }
    return List.of(
        Problem.of("NUN-4501", "the plugin threw something that is not a typed failure")
            .expected("FrameRejectedException or AnalyzerFailedException")
            .found(thrown.toString())
            .where(where)
            .fix("it counts as a failed analyzer (rule 7.2); tell the plugin's vendor"));
  }
}
