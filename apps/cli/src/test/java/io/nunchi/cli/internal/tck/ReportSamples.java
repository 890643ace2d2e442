package io.nunchi.cli.internal.tck;

import io.nunchi.tck.report.CapabilityTrial;
import io.nunchi.tck.report.CheckFigure;
import io.nunchi.tck.report.Conditions;
import io.nunchi.tck.report.ContractRuleResult;
import io.nunchi.tck.report.EngineIdentity;
import io.nunchi.tck.report.FileDigest;
import io.nunchi.tck.report.Finding;
import io.nunchi.tck.report.PluginIdentity;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reports whose every text is chosen by a test. */
public final class ReportSamples {

  private ReportSamples() {}

  public static TckReport report(String text, TckReport.Result... results) {
    MachineFacts machine = new MachineFacts(text, 2, 1L << 33, 1L << 31, text);
    return new TckReport(
        new TckReport.Kit(TckReport.FORMAT, "2026-01-02T03:04:05Z", "1", "1.0", machine),
        new TckReport.Summary(false, 0, 1, 0, 1),
        new PluginIdentity(text, text, text, text, List.of(new FileDigest(text, "00"))),
        new Conditions(
            text,
            new Conditions.UsedSettings(Map.of(text, text), Map.of()),
            List.of(new CheckFigure(text, 3)),
            Optional.of(new EngineIdentity(Optional.of(text), Optional.of("00"), text, text)),
            List.of(new CapabilityTrial(text, true, 4), new CapabilityTrial("TRACKS", true, 0))),
        List.of(results));
  }

  static TckReport.Result failed(String rule, Finding finding) {
    String found = finding.found();
    return new TckReport.Result(
        new TckReport.Rule(rule, "MUST", "It says `" + found + "`.", found),
        "FAILED",
        Optional.empty(),
        Optional.of(finding),
        new ContractRuleResult.Work(1500, List.of(new CheckFigure(found, 3))));
  }

  static TckReport.Result skipped(String rule, String reason) {
    return new TckReport.Result(
        new TckReport.Rule(rule, "MAY", "It says `open()`.", "So that it is known."),
        "SKIPPED",
        Optional.of(reason),
        Optional.empty(),
        ContractRuleResult.Work.NONE);
  }
}
