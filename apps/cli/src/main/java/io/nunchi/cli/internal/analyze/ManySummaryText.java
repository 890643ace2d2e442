package io.nunchi.cli.internal.analyze;

import io.nunchi.cli.internal.analyze.ManySummary.OfSource;
import io.nunchi.cli.internal.shadow.ShadowText;
import io.nunchi.cli.internal.text.TextTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** The summary of several sources as lines for people. */
public final class ManySummaryText {

  private ManySummaryText() {}

  /** The lines. */
  public static List<String> lines(ManySummary summary) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "engine  %s on %s, asked for %s%s"
            .formatted(
                summary.engine().shortName(),
                summary.engine().actualProvider(),
                summary.engine().requestedProvider(),
                summary.interrupted() ? " (interrupted)" : ""));
    lines.add(
        String.format(
            Locale.ROOT,
            "all     %d sources, %.1f s, %.1f fps together",
            summary.sources().size(),
            summary.seconds(),
            summary.framesPerSecond()));
    TextTable table =
        new TextTable()
            .row("source", "exit", "read", "analyzed", "dropped", "fps", "detections", "wrote");
    for (OfSource source : summary.sources()) {
      table.row(
          source.camera(),
          Integer.toString(source.exitCode()),
          text(source.frames(), frames -> Long.toString(frames.read())),
          text(source.frames(), frames -> Long.toString(frames.analyzed())),
          text(source.frames(), frames -> Long.toString(frames.dropped())),
          text(source.framesPerSecond(), rate -> String.format(Locale.ROOT, "%.1f", rate)),
          text(source.detections(), detections -> Long.toString(detections.total())),
          text(source.folder(), Path::toString));
    }
    lines.addAll(table.lines());
    summary.shadow().ifPresent(shadow -> lines.addAll(ShadowText.lines(shadow)));
    return lines;
  }

  private static <T> String text(Optional<T> value, Function<T, String> toText) {
    return value.map(toText).orElse("-");
  }
}
