package io.nunchi.cli;

import io.nunchi.bench.AcceleratorBenchReport;
import io.nunchi.bench.AcceleratorBenchReport.Accelerated;
import io.nunchi.bench.AcceleratorBenchReport.Processor;
import io.nunchi.bench.AcceleratorBenchmark.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The report of a simulated accelerator, for people. */
final class AcceleratorLines {

  private AcceleratorLines() {}

  static List<String> of(AcceleratorBenchReport report) {
    Workload workload = report.workload();
    List<String> lines = new ArrayList<>();
    lines.add("command     " + report.command());
    lines.add("machine     " + report.machine().text());
    lines.add(
        format(
            "workload    %d cameras of the accelerator and %d of the processor at %.1f frames/s,"
                + " %.1f ms of a processor per frame",
            workload.cameras(),
            workload.processorCameras(),
            workload.framesPerSecond(),
            workload.busyMillis()));
    lines.add("            medians of the rounds, and from least to greatest");
    double askedFor = workload.cameras() * workload.framesPerSecond();
    addAccelerated(lines, "alone", report.alone(), askedFor);
    addAccelerated(lines, "beside", report.beside(), askedFor);
    addProcessor(lines, report.processor());
    report.verdicts().forEach(verdict -> lines.add(BenchHostCommand.line(verdict)));
    return lines;
  }

  private static void addAccelerated(
      List<String> lines, String when, Accelerated accelerated, double askedFor) {
    lines.add(
        format(
            "%-11s %s results/s, %.1f %% of %.0f; %s frames in a batch",
            when,
            SpreadText.of("%.0f", accelerated.resultsPerSecond()),
            accelerated.resultsPerSecond().median() / askedFor * 100,
            askedFor,
            SpreadText.of("%.1f", accelerated.framesPerBatch())));
    lines.add(
        format(
            "            age %s ms (p50), %s ms (p99); least share of a camera %.1f %%",
            SpreadText.of("%.1f", accelerated.ageMillisP50()),
            SpreadText.of("%.1f", accelerated.ageMillisP99()),
            accelerated.leastShare() * 100));
  }

  private static void addProcessor(List<String> lines, Processor processor) {
    lines.add(
        format(
            "processor   %s results/s beside the accelerator, %s beside an engine that returns at"
                + " once",
            SpreadText.of("%.1f", processor.besideAccelerator()),
            SpreadText.of("%.1f", processor.besideInstant())));
    lines.add(
        "            ratio "
            + SpreadText.of("%.3f", processor.ratio())
            + "; for equal processor time of the process "
            + SpreadText.of("%.3f", processor.ratioForEqualTime()));
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
