package io.nunchi.cli.internal.tck;

import io.nunchi.cli.internal.html.HtmlTemplates;
import io.nunchi.cli.internal.tck.TckPageView.Fact;
import io.nunchi.cli.internal.tck.TckPageView.RuleView;
import io.nunchi.cli.internal.tck.TckPageView.TextPart;
import io.nunchi.tck.report.CapabilityTrial;
import io.nunchi.tck.report.CheckFigure;
import io.nunchi.tck.report.Conditions;
import io.nunchi.tck.report.EngineIdentity;
import io.nunchi.tck.report.FileDigest;
import io.nunchi.tck.report.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A verdict of the kit as one page that needs no other file. */
final class TckPage {

  private static final Pattern CODE = Pattern.compile("`([^`]+)`");

  private TckPage() {}

  static String of(TckReport report) {
    return HtmlTemplates.render(
        "tck/page.jte",
        new TckPageView(
            "TCK report of " + report.plugin().id() + " " + report.plugin().version(),
            report.summary().certified(),
            facts(report),
            report.results().stream().map(TckPage::rule).toList()));
  }

  private static List<Fact> facts(TckReport report) {
    TckReport.Kit kit = report.kit();
    Conditions conditions = report.conditions();
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("Rules", report.summary().describe()));
    facts.add(new Fact("Date", kit.date()));
    facts.add(new Fact("Contract", "SPI " + kit.spiVersion() + ", kit of Nunchi " + kit.nunchi()));
    facts.add(new Fact("Vendor", report.plugin().vendor()));
    facts.add(new Fact("Location", report.plugin().location()));
    for (FileDigest jar : report.plugin().jars()) {
      facts.add(new Fact("SHA-256", jar.sha256() + "  " + jar.file()));
    }
    conditions.engine().ifPresent(engine -> facts.addAll(engine(engine)));
    facts.add(new Fact("Settings of the engine", settings(conditions.settings().engine())));
    facts.add(new Fact("Settings of the streams", settings(conditions.settings().streams())));
    facts.add(new Fact("Target", conditions.target()));
    facts.add(new Fact("Results carried", capabilities(conditions.capabilities())));
    facts.add(new Fact("Effort", figures(conditions.effort())));
    facts.add(new Fact("Machine", kit.machine().describe()));
    facts.add(new Fact("JVM", kit.machine().java()));
    return facts;
  }

  private static List<Fact> engine(EngineIdentity engine) {
    List<Fact> facts = new ArrayList<>();
    engine.model().ifPresent(model -> facts.add(new Fact("Model or library", model)));
    engine.modelDigest().ifPresent(digest -> facts.add(new Fact("SHA-256 of it", digest)));
    facts.add(new Fact("Execution provider", engine.provider() + ": " + engine.providerReason()));
    return facts;
  }

  private static String settings(Map<String, String> settings) {
    return settings.isEmpty() ? "the defaults" : settings.toString();
  }

  private static String capabilities(List<CapabilityTrial> capabilities) {
    return capabilities.stream()
        .filter(trial -> trial.declared() || trial.count() > 0)
        .map(
            trial ->
                trial.neverSeen()
                    ? trial.name() + " declared, never seen"
                    : "%s %d times%s"
                        .formatted(
                            trial.name(), trial.count(), trial.declared() ? "" : " (not declared)"))
        .collect(Collectors.joining(", "));
  }

  private static String figures(List<CheckFigure> figures) {
    return figures.stream().map(CheckFigure::describe).collect(Collectors.joining(", "));
  }

  private static RuleView rule(TckReport.Result result) {
    return new RuleView(
        result.rule().rule(),
        result.rule().level(),
        result.status(),
        String.format(Locale.ROOT, "%.1f s", result.work().millis() / 1000.0),
        parts(result.rule().statement()),
        parts(result.rule().intent()),
        result.reason(),
        figures(result.work().figures()),
        result.finding().map(TckPage::finding).orElse(List.of()));
  }

  private static List<Fact> finding(Finding finding) {
    return List.of(
        new Fact("done", finding.done()),
        new Fact("expected", finding.expected()),
        new Fact("found", finding.found()),
        new Fact("check", finding.check()));
  }

  /** Splits Markdown at its code, which stands between backquotes. */
  private static List<TextPart> parts(String markdown) {
    List<TextPart> parts = new ArrayList<>();
    Matcher code = CODE.matcher(markdown);
    int end = 0;
    while (code.find()) {
      parts.add(new TextPart(markdown.substring(end, code.start()), false));
      parts.add(new TextPart(code.group(1), true));
      end = code.end();
    }
    parts.add(new TextPart(markdown.substring(end), false));
    return parts;
  }
}
