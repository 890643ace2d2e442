package io.nunchi.api.internal.supervise;

import io.nunchi.spi.SpiVersion;
import io.nunchi.spi.failure.AnalyzerException;
import io.nunchi.spi.failure.Problem;
import io.nunchi.spi.failure.SettingsException;
import java.util.List;

/** Says what a person reads about anything that a plugin threw. */
public final class PluginFailures {

  private PluginFailures() {}

  public static List<Problem> problems(Throwable thrown, String where) {
    if (thrown instanceof AnalyzerException typed) {
      return typed.problems();
    }
    if (thrown instanceof SettingsException unfit) {
      return unfit.problems();
    }
    if (thrown instanceof LateCall late) {
      return List.of(late.problem());
    }
    if (thrown instanceof LinkageError unlinked) {
      return List.of(
          Problem.of("NUN-4508", "the plugin calls something that is not there")
              .expected("every class and method it was compiled against, SPI " + SpiVersion.CURRENT)
              .found(unlinked.toString())
              .where(where + place(unlinked))
              .fix("add the missing jar to the plugin's directory, or take a build for this SPI"));
    }
    return List.of(
        Problem.of("NUN-4501", "the plugin threw something that is not a typed failure")
            .expected("FrameRejectedException or AnalyzerFailedException")
            .found(thrown.toString())
            .where(where)
            .fix("it counts as a failed analyzer (rule 7.2); tell the plugin's vendor"));
  }

  private static String place(Throwable thrown) {
    StackTraceElement[] trace = thrown.getStackTrace();
    return trace.length == 0 ? "" : ", at " + trace[0];
  }
}
