package io.nunchi.cli.internal.analyze;

import io.nunchi.cli.internal.shadow.ShadowText;
import io.nunchi.cli.internal.text.CountsText;
import io.nunchi.cli.internal.text.StageTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The summary of a run as lines for people. */
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
    summary.media().ifPresent(media -> lines.add("video       " + MediaText.of(media)));
    lines.add(
        "engine      %s on %s, asked for %s"
            .formatted(
                summary.engine().shortName(),
                summary.engine().actualProvider(),
                summary.engine().requestedProvider()));
    if (summary.generations().size() > 1) {
      summary
          .generations()
          .forEach(
              part ->
                  lines.add(
                      "            generation %d, %s: %d analyzed"
                          .formatted(part.generation(), part.engine(), part.frames())));
    }
    lines.add(
        String.format(
            Locale.ROOT,
            "frames      %d read, %d analyzed, %d dropped%s; %.1f s, %.1f fps",
            summary.frames().read(),
            summary.frames().analyzed(),
            summary.frames().dropped(),
            CountsText.of(summary.frames().droppedByReason()),
            summary.seconds(),
            summary.framesPerSecond()));
    lines.add(
        "detections  %d%s"
            .formatted(
                summary.detections().total(), CountsText.of(summary.detections().byLabel())));
    if (!summary.detections().tracksByLabel().isEmpty()) {
      lines.add("tracks     " + CountsText.of(summary.detections().tracksByLabel()));
    }
    if (!summary.ruleEvents().isEmpty()) {
      lines.add("rule events" + CountsText.of(summary.ruleEvents()));
    }
    lines.addAll(StageTable.lines(summary.stageMillis()));
    summary.shadow().ifPresent(shadow -> lines.addAll(ShadowText.lines(shadow)));
    summary.files().forEach(file -> lines.add("wrote       " + file));
    return lines;
  }
}
