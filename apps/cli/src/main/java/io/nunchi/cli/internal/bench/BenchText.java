package io.nunchi.cli.internal.bench;

import io.nunchi.cli.internal.command.SummaryText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A benchmark's report for people. */
public final class BenchText {

  private BenchText() {}

  /** The lines. */
  public static List<String> lines(BenchReport report) {
    List<String> lines = new ArrayList<>();
    lines.add("command   " + report.command());
    lines.add(
        "workload  %s: %d distinct frames, %dx%d %s, in memory; %s one frame at a time"
            .formatted(
                report.workload().source(),
                report.workload().distinctFrames(),
                report.workload().width(),
                report.workload().height(),
                report.workload().pixelFormat(),
                report.streams() == 1
                    ? "one stream,"
                    : report.streams()
                        + " streams on "
                        + report.workers()
                        + " workers, each of them"));
    lines.add(
        "machine   %d processors, %s, %s"
            .formatted(
                report.machine().processors(), report.machine().java(), report.machine().system()));
    lines.add(
        "engine    %s on %s"
            .formatted(report.engine().shortName(), report.engine().actualProvider()));
    lines.add("status    " + report.engine().reason());
    lines.add(
        String.format(
            Locale.ROOT,
            "result    %d frames after %d of warm-up: %.1f frames/s, %d bytes allocated per frame",
            report.frames(),
            report.warmup(),
            report.framesPerSecond(),
            report.allocatedBytesPerFrame()));
    lines.addAll(SummaryText.stages(report.stageMillis()));
    return lines;
  }
}
