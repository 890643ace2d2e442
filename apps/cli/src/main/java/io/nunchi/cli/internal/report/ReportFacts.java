package io.nunchi.cli.internal.report;

import io.nunchi.accuracy.data.Dataset;
import io.nunchi.accuracy.data.FoundBox;
import io.nunchi.accuracy.figure.Difference;
import io.nunchi.accuracy.figure.Figure;
import io.nunchi.accuracy.figure.Interval;
import io.nunchi.accuracy.report.AccuracyReport;
import io.nunchi.accuracy.report.FrameDifference;
import io.nunchi.accuracy.text.Quantity;
import io.nunchi.bench.Machine;
import io.nunchi.cli.internal.Distribution;
import io.nunchi.cli.internal.evaluate.PassResult;
import io.nunchi.cli.internal.report.ReportView.Fact;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** The sentences of the first screen: what the decision rests on, and what it cannot say. */
final class ReportFacts {

  private static final double MANY_ERRORS = 0.5;
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT);

  private final ReportSubject subject;
  private final Optional<String> about;

  /**
   * Prepares the facts.
   *
   * @param about the dataset's description, if it has one
   */
  ReportFacts(ReportSubject subject, Optional<String> about) {
    this.subject = subject;
    this.about = about;
  }

  List<Fact> facts(Instant now) {
    return List.of(
        new Fact("On what", data()),
        new Fact("How sure", List.of(certainty())),
        new Fact("Thresholds", thresholds()),
        new Fact("Cost", cost()),
        new Fact("When and where", origin(now)),
        new Fact("Nothing is said about", unsaid()));
  }

  /** Warns of many errors, and of too few frames. */
  List<String> cautions() {
    List<String> cautions = new ArrayList<>();
    AccuracyReport used =
        subject.verdict().passed()
            ? subject.comparison().candidate()
            : subject.comparison().baseline();
    OptionalDouble rate = used.value(Figure.ERROR_RATE);
    if (rate.isPresent() && rate.getAsDouble() >= MANY_ERRORS) {
      cautions.add(
          "The %s makes %s errors for each 100 labelled objects: look at the pictures below before you rely on it."
              .formatted(
                  subject.verdict().passed() ? "candidate" : "baseline",
                  FigureText.perHundred(rate.getAsDouble())));
    }
    if (errorChange().flatMap(Difference::interval).isEmpty()) {
      cautions.add("These are too few frames to tell a difference from chance.");
    }
    return cautions;
  }

  private List<String> data() {
    Dataset dataset = subject.dataset();
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s: %s, %s (%s)"
            .formatted(
                dataset.name(),
                Quantity.of(dataset.frames().size(), "frame"),
                Quantity.of(dataset.countedBoxes(), "labelled object"),
                String.join(", ", dataset.labels())));
    about.ifPresent(lines::add);
    return lines;
  }

  private Optional<Difference> errorChange() {
    return Optional.ofNullable(subject.comparison().differences().get(Figure.ERROR_RATE));
  }

  private String certainty() {
    Optional<Interval> interval = errorChange().flatMap(Difference::interval);
    if (interval.isEmpty()) {
      return "Not at all: too few frames for an interval.";
    }
    double low = interval.get().low();
    double high = interval.get().high();
    if (subject.comparison().frames().stream().allMatch(ReportFacts::errAlike)) {
      return "Both make the same number of errors in every frame; in others, they may differ by %s errors for each 100 objects (95 %% interval)."
          .formatted(FigureText.perHundred(high));
    }
    if (high < 0) {
      return "The candidate makes %s to %s fewer errors for each 100 objects (95 %% interval)."
          .formatted(FigureText.perHundred(-high), FigureText.perHundred(-low));
    }
    if (low > 0) {
      return "The candidate makes %s to %s more errors for each 100 objects (95 %% interval)."
          .formatted(FigureText.perHundred(low), FigureText.perHundred(high));
    }
    return "Either may be better: the candidate makes from %s fewer to %s more errors for each 100 objects (95 %% interval)."
        .formatted(FigureText.perHundred(-low), FigureText.perHundred(high));
  }

  private static boolean errAlike(FrameDifference frame) {
    return frame.baseline().misses() == frame.candidate().misses()
        && frame.baseline().falseAlarms() == frame.candidate().falseAlarms();
  }

  private List<String> thresholds() {
    List<String> lines = new ArrayList<>();
    lines.add("Baseline: " + threshold(subject.baseline()));
    lines.add("Candidate: " + threshold(subject.candidate()));
    double counted = subject.comparison().baseline().options().confidence();
    if (counted > 0) {
      lines.add(
          String.format(Locale.ROOT, "Error rates count detections from %.2f on only.", counted));
    }
    subject.best().ifPresent(best -> lines.addAll(best(best)));
    return lines;
  }

  /** The least confidence that an analyzer reported in these frames. */
  private static String threshold(PassResult pass) {
    OptionalDouble least =
        pass.detections().frames().stream()
            .flatMap(List::stream)
            .mapToDouble(FoundBox::confidence)
            .min();
    return least.isEmpty()
        ? "it reported nothing."
        : String.format(
            Locale.ROOT, "its least confident detection has %.2f.", least.getAsDouble());
  }

  /** The thresholds that would serve each best, and the errors that each makes with them. */
  private static List<String> best(BestComparison best) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "Best for the baseline: "
            + best.baseline()
            + "; for the candidate: "
            + best.candidate()
            + ".");
    Difference errors = best.figures().comparison().differences().get(Figure.ERROR_RATE);
    if (errors != null) {
      lines.add(
          "With those, chosen on other frames (%s), the baseline makes %s and the candidate %s errors for each 100 objects."
              .formatted(
                  best.range(),
                  FigureText.perHundred(errors.baseline()),
                  FigureText.perHundred(errors.candidate())));
    }
    return lines;
  }

  private List<String> cost() {
    Map<Figure, Double> baseline = subject.baseline().speed().measured();
    Map<Figure, Double> candidate = subject.candidate().speed().measured();
    List<String> lines = new ArrayList<>();
    for (Figure figure :
        List.of(Figure.FRAMES_PER_SECOND, Figure.CPU_SECONDS_PER_FRAME, Figure.PEAK_MEMORY_BYTES)) {
      Optional<Difference> rounds = subject.roundsCost(figure);
      Double before = rounds.map(Difference::baseline).orElse(baseline.get(figure));
      Double after = rounds.map(Difference::candidate).orElse(candidate.get(figure));
      if (before != null && after != null) {
        lines.add(
            "%s: baseline %s, candidate %s%s"
                .formatted(
                    figure.title(),
                    FigureText.value(figure, before),
                    FigureText.value(figure, after),
                    rounds.isPresent() ? " (medians of rounds)" : ""));
      }
    }
    return lines;
  }

  private static List<String> origin(Instant now) {
    return List.of(
        "Compared on "
            + MINUTE.format(now.atZone(ZoneOffset.UTC))
            + " by Nunchi "
            + Distribution.version()
            + ".",
        Machine.here().text());
  }

  private List<String> unsaid() {
    List<String> lines = new ArrayList<>(subject.verdict().unjudged());
    AccuracyReport report = subject.comparison().baseline();
    String sizes =
        report.bySize().entrySet().stream()
            .filter(entry -> entry.getValue().counts().labelled() == 0)
            .map(Map.Entry::getKey)
            .collect(Collectors.joining(" and "));
    if (!sizes.isEmpty()) {
      lines.add("Objects of " + sizes + " size: none is labelled.");
    }
    addLeftOut(lines, "baseline", report);
    addLeftOut(lines, "candidate", subject.comparison().candidate());
    lines.add("Other cameras, light and weather than those in these frames.");
    return lines;
  }

  private static void addLeftOut(List<String> lines, String whose, AccuracyReport report) {
    if (!report.leftOut().isEmpty()) {
      lines.add(
          "What the data set does not label: of the "
              + whose
              + report.leftOut().entrySet().stream()
                  .map(entry -> ", %d x %s".formatted(entry.getValue(), entry.getKey()))
                  .collect(Collectors.joining())
              + ".");
    }
  }
}
