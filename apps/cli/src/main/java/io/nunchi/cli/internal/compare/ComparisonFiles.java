package io.nunchi.cli.internal.compare;

import io.nunchi.accuracy.gate.GateVerdict;
import io.nunchi.accuracy.report.ComparisonReport;
import io.nunchi.cli.internal.CliException;
import io.nunchi.cli.internal.Distribution;
import io.nunchi.cli.internal.Json;
import io.nunchi.cli.internal.evaluate.PassResult;
import io.nunchi.cli.internal.report.ReportPage;
import io.nunchi.cli.internal.report.ReportSubject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The folder of a comparison. */
public final class ComparisonFiles {

  private final Path comparison;
  private final Path speed;
  private final Path page;

  private ComparisonFiles(Path folder) {
    this.comparison = folder.resolve("comparison.json");
    this.speed = folder.resolve("speed.json");
    this.page = folder.resolve("report.html");
  }

  /** Creates the folder before anything is analyzed, and removes the files of an earlier run. */
  public static ComparisonFiles prepare(Path folder) throws CliException {
    ComparisonFiles files = new ComparisonFiles(folder);
    try {
      Files.createDirectories(folder);
      for (Path file : files.written()) {
        Files.deleteIfExists(file);
      }
      return files;
    } catch (IOException e) {
      throw CliException.unwritable(folder, e);
    }
  }

  /** Writes everything. */
  public void write(
      GateVerdict verdict, ComparisonReport report, PassResult baseline, PassResult candidate)
      throws CliException {
    write(comparison, Json.document(document(verdict, report, baseline, candidate)));
    Map<String, Object> cost = new LinkedHashMap<>();
    cost.put("baseline", baseline.speed());
    cost.put("candidate", candidate.speed());
    write(speed, Json.document(cost));
    writePage(new ReportSubject(verdict, report, baseline, candidate));
  }

  private void writePage(ReportSubject subject) throws CliException {
    try {
      write(page, ReportPage.html(subject));
    } catch (IOException e) {
      throw CliException.unwritable(page, e);
    }
  }

  private static void write(Path file, String text) throws CliException {
    try {
      Files.writeString(file, text + "\n");
    } catch (IOException e) {
      throw CliException.unwritable(file, e);
    }
  }

  /** The comparison for programs. */
  public static Map<String, Object> document(
      GateVerdict verdict, ComparisonReport report, PassResult baseline, PassResult candidate) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("verdict", verdict.passed() ? "passed" : "refused");
    document.put("reason", verdict.firstLine());
    document.put("rules", verdict.results().stream().map(ComparisonFiles::rule).toList());
    document.put("nunchi", Distribution.version());
    document.put("baselineAnalyzer", baseline.about());
    document.put("candidateAnalyzer", candidate.about());
    document.putAll(report.document());
    return document;
  }

  private static Map<String, Object> rule(GateVerdict.RuleResult result) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("rule", result.rule().toString());
    result.label().ifPresent(label -> values.put("label", label));
    values.put("met", result.met());
    values.put("figures", result.figures());
    return values;
  }

  /** The one for people. */
  public Path page() {
    return page;
  }

  /** The files. */
  public List<Path> written() {
    return List.of(comparison, speed, page);
  }
}
