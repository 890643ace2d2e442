package io.nunchi.cli.internal.control;

import io.nunchi.api.SwapReport;
import io.nunchi.api.frame.EngineGeneration;
import io.nunchi.bench.measure.EngineSummary;
import io.nunchi.cli.internal.text.DurationText;
import io.nunchi.spi.failure.Problem;

/** Changes of an engine as people read them. */
final class ChangeText {

  private ChangeText() {}

  /** The text, such as {@code nunchi.reference 0.1.0 starter, generation 2}. */
  static String of(EngineGeneration generation) {
    return EngineSummary.shortName(generation) + ", generation " + generation.number();
  }

  static String count(int count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }

  static String swapped(SwapReport report) {
    String text =
        "from %s to %s: %s moved between two frames; started in %s, drained in %s;"
                .formatted(
                    of(report.from()),
                    of(report.to()),
                    count(report.streams(), "source"),
                    DurationText.of(report.start()),
                    DurationText.of(report.drain()))
            + " rollback undoes it";
    return report.warnings().isEmpty() ? text : text + "; " + Problem.describe(report.warnings());
  }
}
