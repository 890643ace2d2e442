package io.nunchi.cli.internal.tradeoff;

import io.nunchi.accuracy.figure.Figure;
import io.nunchi.accuracy.figure.Interval;
import io.nunchi.cli.internal.report.ChartStyle;
import io.nunchi.cli.internal.report.ChartTheme;
import java.awt.BasicStroke;
import java.awt.Color;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.knowm.xchart.AnnotationText;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Accuracy over cost: a point for each model, and a line through those that no other beats. */
final class TradeOffChart {

  private static final int WIDTH = 980;
  private static final int HEIGHT = 520;
  private static final double NAME_RISE = 0.04; // of the height, so that no point hides its name
  private static final float INTERVAL_WIDTH = 1.5f;

  private final TradeOff tradeOff;
  private final ChartTheme theme;

  TradeOffChart(TradeOff tradeOff, ChartTheme theme) {
    this.tradeOff = tradeOff;
    this.theme = theme;
  }

  /** The chart as SVG. */
  byte[] svg() throws IOException {
    XYChart chart =
        new XYChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .xAxisTitle("ms per frame (left is faster)")
            .yAxisTitle("AP (up is more accurate)")
            .build();
    ChartStyle.apply(chart.getStyler(), theme);
    chart.getStyler().setXAxisMin(0.0).setXAxisMax(slowest() * 1.15);
    chart.getStyler().setYAxisMin(0.0).setYAxisMax(top() * 1.1);
    addIntervals(chart);
    Color[] colors = theme.analyzers();
    addPoints(chart, "others", false, colors[0]);
    addPoints(chart, "no other is as accurate and as fast", true, colors[1]);
    addNames(chart);
    return ChartStyle.svg(chart);
  }

  private double slowest() {
    return tradeOff.models().stream()
        .mapToDouble(model -> model.millis().orElse(0))
        .max()
        .orElse(1);
  }

  /** The highest point or end of an interval. */
  private double top() {
    return tradeOff.models().stream()
        .mapToDouble(
            model ->
                Math.max(
                    model.averagePrecision(Figure.AP).orElse(0),
                    model.interval(Figure.AP).map(Interval::high).orElse(0.0)))
        .filter(value -> value > 0)
        .max()
        .orElse(1);
  }

  private static boolean isShown(MeasuredModel model) {
    return model.averagePrecision(Figure.AP).isPresent() && model.millis().isPresent();
  }

  private void addIntervals(XYChart chart) {
    for (MeasuredModel model : tradeOff.models()) {
      if (isShown(model)) {
        double x = model.millis().orElseThrow();
        model
            .interval(Figure.AP)
            .ifPresent(
                range -> {
                  XYSeries line =
                      chart.addSeries(
                          "interval of " + model.subject().name(),
                          new double[] {x, x},
                          new double[] {range.low(), range.high()});
                  line.setShowInLegend(false);
                  line.setMarker(SeriesMarkers.NONE);
                  line.setLineColor(theme.grid());
                  line.setLineStyle(new BasicStroke(INTERVAL_WIDTH));
                });
      }
    }
  }

  private void addPoints(XYChart chart, String name, boolean best, Color color) {
    List<Double> millis = new ArrayList<>();
    List<Double> precisions = new ArrayList<>();
    for (int i = 0; i < tradeOff.models().size(); i++) {
      MeasuredModel model = tradeOff.models().get(i);
      if (isShown(model) && tradeOff.front().contains(i) == best) {
        millis.add(model.millis().orElseThrow());
        precisions.add(model.averagePrecision(Figure.AP).orElseThrow());
      }
    }
    if (!millis.isEmpty()) {
      XYSeries series = chart.addSeries(name, millis, precisions);
      series.setMarker(best ? SeriesMarkers.CIRCLE : SeriesMarkers.DIAMOND);
      series.setMarkerColor(color);
      series.setLineColor(color);
      if (!best) {
        series.setLineStyle(SeriesLines.NONE);
      }
    }
  }

  private void addNames(XYChart chart) {
    chart.getStyler().setAnnotationTextFontColor(theme.ink());
    for (MeasuredModel model : tradeOff.models()) {
      if (isShown(model)) {
        chart.addAnnotation(
            new AnnotationText(
                model.subject().name(),
                model.millis().orElseThrow(),
                model.averagePrecision(Figure.AP).orElseThrow() + NAME_RISE * top(),
                false));
      }
    }
  }
}
