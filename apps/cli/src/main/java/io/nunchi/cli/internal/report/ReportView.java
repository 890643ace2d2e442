package io.nunchi.cli.internal.report;

import io.nunchi.accuracy.gate.GateVerdict.Outcome;
import java.util.List;
import java.util.Optional;

/**
 * Everything that the page shows, as texts in their final form.
 *
 * @param summary the decision and what it rests on, which stand first
 * @param tables the figures
 * @param charts of the errors
 * @param gallery the frames about which the analyzers disagree most
 * @param origin the dataset, versions and digests
 */
public record ReportView(
    Summary summary, Tables tables, Charts charts, List<GalleryFrame> gallery, Origin origin) {

  /**
   * The first screen.
   *
   * @param warnings labels without a counterpart and leniencies
   * @param verdict the decision
   * @param facts what a decision rests on: the data, how sure it is, the thresholds, the cost
   * @param cautions what a reader has to know before anything goes live
   */
  public record Summary(
      List<String> warnings, Verdict verdict, List<Fact> facts, List<String> cautions) {}

  /**
   * A fact of the first screen.
   *
   * @param title in a word or two
   * @param lines sentences
   */
  public record Fact(String title, List<String> lines) {}

  /**
   * The charts.
   *
   * @param ranges error rates with their intervals
   * @param curves empty if this machine has no font
   */
  public record Charts(List<RangeChart> ranges, List<ChartView> curves) {}

  /**
   * Values with intervals, drawn on one scale from 0 on.
   *
   * @param title its name
   * @param ticks the marks of the scale
   * @param rows from top to bottom
   */
  public record RangeChart(String title, List<Tick> ticks, List<RangeRow> rows) {}

  /**
   * A mark of a scale.
   *
   * @param text its number
   * @param place in percent of the scale
   */
  public record Tick(String text, String place) {}

  /**
   * A value with its interval.
   *
   * @param name what is measured
   * @param kind its class in the style sheet: {@code baseline} or {@code candidate}
   * @param text the value and the interval
   * @param place of the value, in percent of the scale
   * @param range the interval, if there is one
   */
  public record RangeRow(
      String name, String kind, String text, String place, Optional<Range> range) {}

  /**
   * An interval.
   *
   * @param from its lower end, in percent of the scale
   * @param width its length, in percent of the scale
   */
  public record Range(String from, String width) {}

  /**
   * The decision.
   *
   * @param passed true if the candidate may go live
   * @param dataset the dataset's name
   * @param analyzer the analyzer to use
   * @param reason the gate's verdict in one line
   * @param scores of baseline and candidate
   */
  public record Verdict(
      boolean passed, String dataset, String analyzer, String reason, List<Score> scores) {}

  /**
   * The errors of one analyzer.
   *
   * @param analyzer the analyzer
   * @param rate errors for each 100 labelled objects
   * @param range its 95 % interval, if there is one
   * @param counts misses, false alarms and labelled boxes
   */
  public record Score(Analyzer analyzer, String rate, Optional<String> range, Counts counts) {}

  /**
   * One of the two analyzers.
   *
   * @param kind its class in the style sheet: {@code baseline} or {@code candidate}
   * @param role the same for people
   * @param name model or plugin, with what tells it from the other one
   */
  public record Analyzer(String kind, String role, String name) {}

  /**
   * Counted boxes.
   *
   * @param labelled boxes that must be found
   * @param misses labelled boxes that were not found
   * @param falseAlarms detections that fit no label
   */
  public record Counts(long labelled, long misses, long falseAlarms) {}

  /**
   * The tables.
   *
   * @param rules of the gate
   * @param figures of both analyzers
   * @param labels the figures of each label
   * @param worstFrames the frames with the most errors
   * @param costs speed and cost
   */
  public record Tables(
      List<RuleRow> rules,
      SideBySide figures,
      List<LabelRow> labels,
      List<WorstFrameRow> worstFrames,
      List<CostRow> costs) {}

  /**
   * The result of a rule.
   *
   * @param rule the rule, with its label if it is one per label
   * @param outcome whether the candidate meets it
   * @param figures the compared values
   */
  public record RuleRow(String rule, Outcome outcome, String figures) {}

  /**
   * The figures of both analyzers.
   *
   * @param rows at the thresholds of this comparison
   * @param intervals what the intervals rest on, in a sentence
   * @param best at the thresholds that suit each best, if there are any
   */
  public record SideBySide(List<FigureRow> rows, String intervals, Optional<BestView> best) {}

  /**
   * The figures at the thresholds that suit each analyzer best.
   *
   * @param title what is compared
   * @param baseline the thresholds of the analyzer in use
   * @param candidate the thresholds of the analyzer that may replace it
   * @param rows the figures
   */
  public record BestView(String title, String baseline, String candidate, List<FigureRow> rows) {}

  /**
   * A figure of both analyzers.
   *
   * @param title its name
   * @param description its definition
   * @param baseline of the analyzer in use
   * @param candidate of the analyzer that may replace it
   * @param change candidate less baseline
   */
  public record FigureRow(
      String title, String description, Cell baseline, Cell candidate, Cell change) {}

  /**
   * A value with small print.
   *
   * @param value the value
   * @param detail such as its 95 % interval
   */
  public record Cell(String value, Optional<String> detail) {}

  /**
   * The figures of a label.
   *
   * @param label its name
   * @param labelled boxes that must be found
   * @param baseline the error rate of the analyzer in use
   * @param candidate the error rate of the analyzer that may replace it
   * @param recallChange the change of recall
   */
  public record LabelRow(
      String label, long labelled, String baseline, String candidate, Cell recallChange) {}

  /**
   * A frame with many errors.
   *
   * @param frame the frame, and whose worst one it is
   * @param baseline the errors of the analyzer in use
   * @param candidate the errors of the analyzer that may replace it
   */
  public record WorstFrameRow(Cell frame, Counts baseline, Counts candidate) {}

  /**
   * A figure of speed or cost, or the duration of a stage.
   *
   * @param title its name
   * @param baseline of the analyzer in use
   * @param candidate of the analyzer that may replace it
   */
  public record CostRow(String title, Cell baseline, Cell candidate) {}

  /**
   * A chart.
   *
   * @param title its name
   * @param light for a light page, as SVG in Base64
   * @param dark for a dark page, as SVG in Base64
   */
  public record ChartView(String title, String light, String dark) {}

  /**
   * A frame with boxes.
   *
   * @param name the frame's name
   * @param change from baseline to candidate
   * @param picture the frame
   * @param boxes truth and detections
   */
  public record GalleryFrame(String name, Change change, Picture picture, List<Box> boxes) {}

  /**
   * The difference of the candidate from the baseline in one frame.
   *
   * @param gained labelled boxes that only the candidate found
   * @param lost labelled boxes that only the baseline found
   * @param falseAlarms of the candidate
   * @param falseAlarmsBefore of the baseline
   */
  public record Change(long gained, long lost, long falseAlarms, long falseAlarmsBefore) {}

  /**
   * A picture.
   *
   * @param jpeg in Base64
   * @param width in the boxes' pixels
   * @param height in the boxes' pixels
   */
  public record Picture(String jpeg, int width, int height) {}

  /**
   * A rectangle in a picture.
   *
   * @param kind its class in the style sheet: {@code truth}, {@code baseline}, {@code candidate}
   * @param x the left edge
   * @param y the upper edge
   * @param width in pixels
   * @param height in pixels
   */
  public record Box(String kind, String x, String y, String width, String height) {}

  /**
   * The compared things, exactly.
   *
   * @param dataset the dataset
   * @param nunchi the version of this program
   * @param rows versions, digests and settings of both analyzers
   */
  public record Origin(DatasetView dataset, String nunchi, List<OriginRow> rows) {}

  /**
   * The dataset.
   *
   * @param name its name
   * @param frames the number of frames
   * @param labelledBoxes boxes that must be found
   * @param labels the labels' names
   * @param labelsDigest SHA-256 of the files of labels
   */
  public record DatasetView(
      String name, int frames, long labelledBoxes, String labels, String labelsDigest) {}

  /**
   * A property of both analyzers.
   *
   * @param name the property
   * @param baseline of the analyzer in use
   * @param candidate of the analyzer that may replace it
   */
  public record OriginRow(String name, String baseline, String candidate) {}
}
