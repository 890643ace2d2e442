package io.nunchi.cli.internal.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RangeChartsTest {

  @ParameterizedTest
  @CsvSource({"0.536, 0.1", "1.0, 0.2", "3.9, 1", "0.06, 0.01", "0, 0.002"})
  void scaleHasRoundSteps(double end, double step) {
    assertThat(RangeCharts.step(end)).isCloseTo(step, within(1e-12));
  }

  @Property
  void scaleHasThreeToSevenMarks(@ForAll @DoubleRange(min = 0.01, max = 50) double end) {
    assertThat(Math.ceil(end / RangeCharts.step(end) - 1e-9)).isBetween(2.0, 6.0);
  }
}
