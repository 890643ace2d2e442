package io.nunchi.api.internal.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class LogHistogramTest {

  private static long[] counts(List<Long> values) {
    LogHistogram histogram = new LogHistogram();
    values.forEach(histogram::record);
    long[] sums = new long[LogHistogram.BUCKETS];
    histogram.addTo(sums);
    return sums;
  }

  @Property
  void everyQuantileIsWithinOnePartIn64OfTheSortedSample(
      @ForAll @Size(min = 1, max = 300) List<@LongRange(max = LogHistogram.MAXIMUM) Long> values,
      @ForAll @DoubleRange(min = 0.01, max = 1) double part) {
    List<Long> sorted = values.stream().sorted().toList();
    long exact = sorted.get((int) Math.ceil(part * sorted.size()) - 1);

    long found = LogHistogram.quantile(counts(values), part);

    assertThat((double) found).isCloseTo((double) exact, within(exact / 64.0));
  }

  @Property
  void smallDurationsAreExact(@ForAll @LongRange(max = 63) long nanos) {
    assertThat(LogHistogram.quantile(counts(List.of(nanos)), 1)).isEqualTo(nanos);
  }

  @Test
  void countsWhatIsOutOfRangeAtItsEnds() {
    assertThat(LogHistogram.quantile(counts(List.of(-5L)), 1)).isZero();
    assertThat((double) LogHistogram.quantile(counts(List.of(Long.MAX_VALUE)), 1))
        .isCloseTo((double) LogHistogram.MAXIMUM, within(LogHistogram.MAXIMUM / 64.0));
  }
}
