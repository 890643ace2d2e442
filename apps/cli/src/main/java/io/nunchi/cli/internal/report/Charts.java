package io.nunchi.cli.internal.report;

import io.nunchi.accuracy.figure.ErrorCounts;
import io.nunchi.accuracy.figure.Figure;
import io.nunchi.accuracy.report.AccuracyReport;
import io.nunchi.accuracy.report.ComparisonReport;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Charts of a comparison, as SVG. */
final class Charts {

  private static final int WIDTH = 520;
  private static final int HEIGHT = 340;
  private static final int CURVE_STEP = 5;
  private static final String BASELINE = "baseline";
  private static final String CANDIDATE = "candidate";

  private final ComparisonReport comparison;
  private final ChartTheme theme;

  Charts(ComparisonReport comparison, ChartTheme theme) {
    this.comparison = comparison;
    this.theme = theme;
  }

  /** Precision by recall at IoU 0.5 of one label. */
  byte[] precisionByRecall(String label) throws IOException {
    XYChart chart = lines("recall", "precision");
    addCurve(chart, BASELINE, comparison.baseline().label(label).precisionByRecall());
    addCurve(chart, CANDIDATE, comparison.candidate().label(label).precisionByRecall());
    chart.getStyler().setXAxisMin(0.0).setXAxisMax(1.0);
    chart.getStyler().setYAxisMin(0.0).setYAxisMax(1.0);
    return ChartStyle.svg(chart);
  }

  private static void addCurve(XYChart chart, String name, List<Double> precisions) {
    List<Double> recalls = new ArrayList<>();
    List<Double> shown = new ArrayList<>();
    for (int i = 0; i < precisions.size(); i += CURVE_STEP) { // the library marks a point's place
      recalls.add(i / 100.0);
      shown.add(precisions.get(i));
    }
    if (!shown.isEmpty()) {
      chart.addSeries(name, recalls, shown);
    }
  }

  /** The error rate if less confident detections were dropped. */
  byte[] errorByConfidence() throws IOException {
    XYChart chart = lines("confidence from which on detections count", "error rate");
    addErrors(chart, BASELINE, comparison.baseline());
    addErrors(chart, CANDIDATE, comparison.candidate());
    chart.getStyler().setXAxisMin(0.0).setXAxisMax(1.0);
    chart.getStyler().setYAxisMin(0.0);
    return ChartStyle.svg(chart);
  }

  private static void addErrors(XYChart chart, String name, AccuracyReport report) {
    List<Double> confidences = new ArrayList<>();
    List<Double> errorRates = new ArrayList<>();
    for (Map.Entry<Double, ErrorCounts> entry : report.byConfidence().entrySet()) {
      confidences.add(entry.getKey());
      errorRates.add(entry.getValue().value(Figure.ERROR_RATE).orElse(0));
    }
    chart.addSeries(name, confidences, errorRates);
  }

  private XYChart lines(String xTitle, String yTitle) {
    XYChart chart =
        new XYChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .xAxisTitle(xTitle)
            .yAxisTitle(yTitle)
            .build();
    ChartStyle.apply(chart.getStyler(), theme);
    chart.getStyler().setSeriesColors(theme.analyzers());
    chart.getStyler().setSeriesMarkers(new Marker[] {SeriesMarkers.NONE});
    return chart;
  }
}
