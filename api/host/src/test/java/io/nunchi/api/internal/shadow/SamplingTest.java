package io.nunchi.api.internal.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class SamplingTest {

  private static List<Integer> picked(double rate, int frames) {
    Sampling sampling = new Sampling(rate);
    List<Integer> picked = new ArrayList<>();
    for (int i = 1; i <= frames; i++) {
      if (sampling.next()) {
        picked.add(i);
      }
    }
    return picked;
  }

  @Test
  void framesAreSpreadEvenlyAndTheFirstIsAmongThem() {
    assertThat(picked(0.25, 12)).containsExactly(1, 5, 9);
    assertThat(picked(1, 4)).containsExactly(1, 2, 3, 4);
    assertThat(picked(0.75, 8)).containsExactly(1, 2, 3, 5, 6, 7);
  }

  @Property(tries = 100)
  void partOfTheFramesIsTheRate(@ForAll @DoubleRange(min = 0.01, max = 1) double rate) {
    assertThat((double) picked(rate, 1000).size()).isBetween(1000 * rate - 1, 1000 * rate + 1);
  }
}
