package io.nunchi.cli.internal.text;

import io.nunchi.bench.measure.DurationSummary;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Durations of stages as a table in milliseconds. */
public final class StageTable {

  private StageTable() {}

  /** The lines of the table; none without a stage. */
  public static List<String> lines(Map<String, DurationSummary> stages) {
    TextTable table = new TextTable().row("ms/frame", "mean", "median", "p99", "min", "max");
    stages.forEach(
        (stage, millis) ->
            table.row(
                stage,
                number(millis.mean()),
                number(millis.median()),
                number(millis.p99()),
                number(millis.min()),
                number(millis.max())));
    return stages.isEmpty() ? List.of() : table.lines();
  }

  private static String number(double millis) {
    return String.format(Locale.ROOT, "%.3f", millis);
  }
}
