package io.nunchi.cli.internal.tradeoff;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.cli.internal.tradeoff.ParetoFront.Point;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ParetoFrontTest {

  private static Point point(double accuracy, double millis) {
    return new Point(OptionalDouble.of(accuracy), OptionalDouble.of(millis));
  }

  @Test
  void aModelThatIsSlowerAndNoBetterIsNotOnTheFront() {
    assertThat(ParetoFront.of(List.of(point(0.2, 5), point(0.3, 9), point(0.25, 12))))
        .containsExactly(0, 1);
  }

  @Test
  void equalAccuracyGoesToTheFasterAndEqualTimeToTheBetter() {
    assertThat(ParetoFront.of(List.of(point(0.3, 5), point(0.3, 6)))).containsExactly(0);
    assertThat(ParetoFront.of(List.of(point(0.3, 5), point(0.4, 5)))).containsExactly(1);
  }

  @Test
  void twinsAreBothOnTheFront() {
    assertThat(ParetoFront.of(List.of(point(0.3, 5), point(0.3, 5)))).containsExactly(0, 1);
  }

  @Test
  void aModelThatLacksAFigureNeitherIsOnTheFrontNorBeatsAnother() {
    Point unmeasured = new Point(OptionalDouble.empty(), OptionalDouble.of(1));
    assertThat(ParetoFront.of(List.of(unmeasured, point(0.1, 50)))).containsExactly(1);
  }
}
