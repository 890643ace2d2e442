package io.nunchi.cli.internal.shadow;

import io.nunchi.cli.internal.shadow.ShadowSummary.Figures;
import io.nunchi.cli.internal.shadow.ShadowSummary.Time;
import io.nunchi.cli.internal.text.CountsText;
import io.nunchi.cli.internal.text.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** The comparison with a candidate as lines for people. */
public final class ShadowText {

  private ShadowText() {}

  /** The lines. */
  public static List<String> lines(ShadowSummary shadow) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "shadow      %s, generation %d, on %s%s"
            .formatted(
                shadow.candidate().shortName(),
                shadow.candidate().generation(),
                shadow.candidate().actualProvider(),
                shadow.state().equals("GIVEN_UP") ? " (given up: " + shadow.why() + ")" : ""));
    lines.add(
        "            compared with the live %s, generation %d%s"
            .formatted(
                shadow.live().shortName(),
                shadow.live().generation(),
                shadow.labelMap().isEmpty()
                    ? ""
                    : ", labels mapped " + new TreeMap<>(shadow.labelMap())));
    ShadowSummary.Frames frames = shadow.frames();
    lines.add(
        "            %d of %d frames sampled, %d compared, %d dropped (%d failures)"
            .formatted(
                frames.sampled(),
                frames.seen(),
                frames.compared(),
                frames.dropped(),
                frames.failures()));
    lines.add(
        "            median %s, p99 %s ms/frame; the live analyzer %s and %s"
            .formatted(
                millis(shadow.millis().candidate().map(Time::p50)),
                millis(shadow.millis().candidate().map(Time::p99)),
                millis(shadow.millis().live().map(Time::p50)),
                millis(shadow.millis().live().map(Time::p99))));
    TextTable table =
        new TextTable()
            .row("label", "live", "shadow", "both", "disagreement", "confidence", "drift");
    shadow.byLabel().forEach((label, figures) -> addRow(table, label, figures));
    addRow(table, "all", shadow.all());
    lines.addAll(table.lines());
    addLeftOut(lines, "live", shadow.leftOut().live());
    addLeftOut(lines, "shadow", shadow.leftOut().candidate());
    if (shadow.kept().frames() > 0) {
      lines.add(
          "            %d frames with the largest disagreement kept, %d dropped"
              .formatted(shadow.kept().frames(), shadow.kept().dropped()));
    }
    return lines;
  }

  private static void addLeftOut(List<String> lines, String whose, Map<String, Long> leftOut) {
    if (!leftOut.isEmpty()) {
      lines.add(
          "            not compared, as only one knows the label: %s%s"
              .formatted(whose, CountsText.of(leftOut)));
    }
  }

  private static void addRow(TextTable table, String label, Figures figures) {
    table.row(
        label,
        Long.toString(figures.live()),
        Long.toString(figures.candidate()),
        Long.toString(figures.matched()),
        number("%.3f", figures.disagreement()),
        number("%+.3f", figures.confidenceShift()),
        number("%.3f", figures.confidenceDrift()));
  }

  private static String number(String format, OptionalDouble value) {
    return value.isPresent() ? String.format(Locale.ROOT, format, value.getAsDouble()) : "-";
  }

  private static String millis(Optional<Double> millis) {
    return millis.map(value -> String.format(Locale.ROOT, "%.1f", value)).orElse("-");
  }
}
