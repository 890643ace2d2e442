package io.nunchi.cli.internal.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NumericChars;
import org.junit.jupiter.api.Test;

class NaturalOrderTest {

  private final NaturalOrder order = new NaturalOrder();

  @Test
  void putsNineBeforeTen() {
    assertThat(List.of("f10.png", "f9.png", "f09.png", "e11.png").stream().sorted(order))
        .containsExactly("e11.png", "f09.png", "f9.png", "f10.png");
  }

  @Property
  void agreesWithNumbers(
      @ForAll @IntRange(min = 0) int left, @ForAll @IntRange(min = 0) int right) {
    assertThat(Integer.signum(order.compare("a" + left + "b", "a" + right + "b")))
        .isEqualTo(Integer.compare(left, right));
  }

  @Property
  void isAnOrder(
      @ForAll @AlphaChars @NumericChars String a,
      @ForAll @AlphaChars @NumericChars String b,
      @ForAll @AlphaChars @NumericChars String c) {
    assertThat(Integer.signum(order.compare(a, b))).isEqualTo(-Integer.signum(order.compare(b, a)));
    if (order.compare(a, b) <= 0 && order.compare(b, c) <= 0) {
      assertThat(order.compare(a, c)).isNotPositive();
    }
    assertThat(order.compare(a, b) == 0).isEqualTo(a.equals(b));
  }
}
