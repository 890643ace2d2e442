package io.nunchi.cli.internal.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.VectorGraphicsEncoder.VectorGraphicsFormat;
import org.knowm.xchart.internal.chartpart.Chart;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;

/** The look that all charts share, and their form in a page. */
public final class ChartStyle {

  private static final int TICK_SPACING = 50; // tenths on a scale of 0 to 1
  private static final Font PLAIN = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
  private static final Color NOTHING = new Color(0, 0, 0, 0);

  private ChartStyle() {}

  /** Dresses a chart for a light or a dark page. */
  public static void apply(AxesChartStyler styler, ChartTheme theme) {
    styler.setChartBackgroundColor(NOTHING);
    styler.setPlotBackgroundColor(NOTHING);
    styler.setLegendBackgroundColor(NOTHING);
    styler.setLegendBorderColor(NOTHING);
    styler.setPlotBorderColor(theme.grid());
    styler.setPlotGridLinesColor(theme.grid());
    styler.setChartFontColor(theme.ink());
    styler.setAxisTickLabelsColor(theme.ink());
    styler.setAxisTickMarksColor(theme.grid());
    styler.setXAxisTitleColor(theme.ink());
    styler.setYAxisTitleColor(theme.ink());
    styler.setSeriesLines(new BasicStroke[] {new BasicStroke(2.5f)});
    styler.setLegendPosition(LegendPosition.OutsideS);
    styler.setLegendLayout(LegendLayout.Horizontal);
    styler.setChartTitleVisible(false);
    styler.setDecimalPattern("0.##");
    styler.setAxisTickLabelsFont(PLAIN);
    styler.setAxisTitleFont(PLAIN);
    styler.setXAxisTickMarkSpacingHint(TICK_SPACING);
  }

  /** A chart as SVG. */
  public static byte[] svg(Chart<?, ?> chart) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    VectorGraphicsEncoder.saveVectorGraphic(chart, bytes, VectorGraphicsFormat.SVG);
    return bytes.toByteArray();
  }
}
