package io.nunchi.cli.internal.command;

import io.nunchi.cli.internal.analyze.Summary;
import io.nunchi.cli.internal.measure.DurationSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A summary in the few lines that a person wants to see. */
public final class SummaryText {

  private SummaryText() {}

  /** The lines. */
  public static List<String> lines(Summary summary) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s%s%s"
            .formatted(
                summary.source().location(),
                summary.truncated() ? " (truncated)" : "",
                summary.interrupted() ? " (interrupted)" : ""));
    lines.add(
        "engine      %s on %s, asked for %s"
            .formatted(
                summary.engine().shortName(),
                summary.engine().actualProvider(),
                summary.engine().requestedProvider()));
    lines.add(
        String.format(
            Locale.ROOT,
            "frames      %d read, %d analyzed, %d dropped%s; %.1f s, %.1f fps",
            summary.frames().read(),
            summary.frames().analyzed(),
            summary.frames().dropped(),
            counts(summary.frames().droppedByReason()),
            summary.seconds(),
            summary.framesPerSecond()));
    lines.add(
        "detections  %d%s"
            .formatted(summary.detections().total(), counts(summary.detections().byLabel())));
    if (!summary.detections().tracksByLabel().isEmpty()) {
      lines.add("tracks     " + counts(summary.detections().tracksByLabel()));
    }
    if (!summary.ruleEvents().isEmpty()) {
      lines.add("rule events" + counts(summary.ruleEvents()));
    }
    lines.addAll(stages(summary.stageMillis()));
    summary.shadow().ifPresent(shadow -> lines.addAll(ShadowText.lines(shadow)));
    summary.files().forEach(file -> lines.add("wrote       " + file));
    return lines;
  }

  static String counts(Map<String, ? extends Number> counts) {
    return counts.isEmpty()
        ? ""
        : counts.entrySet().stream()
            .map(entry -> entry.getKey() + " " + entry.getValue())
            .collect(Collectors.joining(", ", " (", ")"));
  }

  /** A table of durations in milliseconds. */
  public static List<String> stages(Map<String, DurationSummary> stages) {
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
