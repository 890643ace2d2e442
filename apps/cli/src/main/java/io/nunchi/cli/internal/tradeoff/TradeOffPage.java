package io.nunchi.cli.internal.tradeoff;

import io.nunchi.cli.internal.Distribution;
import io.nunchi.cli.internal.draw.Fonts;
import io.nunchi.cli.internal.html.HtmlTemplates;
import io.nunchi.cli.internal.report.ChartTheme;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Several models as one page: the picture first, then the figures. */
final class TradeOffPage {

  private static final String FILE = "report.html";

  private TradeOffPage() {}

  /**
   * Renders the page.
   *
   * @throws IOException if the picture cannot be made
   */
  static String html(TradeOff tradeOff) throws IOException {
    return HtmlTemplates.render("models/page.jte", view(tradeOff));
  }

  static TradeOffView view(TradeOff tradeOff) throws IOException {
    String best =
        tradeOff.front().stream()
            .map(place -> tradeOff.models().get(place).subject().name())
            .collect(Collectors.joining(", "));
    return new TradeOffView(
        "%d models on %s".formatted(tradeOff.models().size(), tradeOff.dataset().name()),
        List.of(
            "Worth a look: %s. For each other model, one of these is at least as accurate and as fast."
                .formatted(best.isEmpty() ? "none could be placed" : best),
            "%d frames, the same for all; Nunchi %s."
                .formatted(tradeOff.dataset().frames().size(), Distribution.version())),
        tradeOff.warnings(),
        chart(tradeOff),
        new TradeOffView.Table(
            TradeOffTable.headings(), TradeOffTable.rows(tradeOff), TradeOffTable.notes(tradeOff)),
        tradeOff.models().stream()
            .map(
                model ->
                    new TradeOffView.Origin(
                        model.subject().name(),
                        model.pass().about().entrySet().stream()
                            .map(fact -> fact.getKey() + " " + fact.getValue())
                            .collect(Collectors.joining(", "))))
            .toList());
  }

  private static Optional<TradeOffView.Chart> chart(TradeOff tradeOff) throws IOException {
    if (Fonts.problem(FILE).isPresent()) {
      return Optional.empty();
    }
    Base64.Encoder base64 = Base64.getEncoder();
    return Optional.of(
        new TradeOffView.Chart(
            base64.encodeToString(new TradeOffChart(tradeOff, ChartTheme.LIGHT).svg()),
            base64.encodeToString(new TradeOffChart(tradeOff, ChartTheme.DARK).svg())));
  }
}
