package io.nunchi.spi.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PolygonTest {

  private static final Polygon SQUARE = polygon(0.25, 0.25, 0.75, 0.25, 0.75, 0.75, 0.25, 0.75);

  /** A shape like the letter C, open to the right. */
  private static final Polygon BAY =
      polygon(0, 0, 1, 0, 1, 0.25, 0.25, 0.25, 0.25, 0.75, 1, 0.75, 1, 1, 0, 1);

  private static Polygon polygon(double... coordinates) {
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < coordinates.length; i += 2) {
      points.add(new Point(coordinates[i], coordinates[i + 1]));
    }
    return Polygon.of(points);
  }

  @Test
  void hasAnInsideAnOutsideAndAnOutlineThatBelongsToIt() {
    assertThat(SQUARE.contains(new Point(0.5, 0.5))).isTrue();
    assertThat(SQUARE.contains(new Point(0.25, 0.5))).isTrue();
    assertThat(SQUARE.contains(new Point(0.75, 0.75))).isTrue();
    assertThat(SQUARE.contains(new Point(0.8, 0.5))).isFalse();
    assertThat(SQUARE.contains(new Point(0.1, 0.25))).isFalse();
  }

  @Test
  void hasABayThatIsOutside() {
    assertThat(BAY.contains(new Point(0.5, 0.5))).isFalse();
    assertThat(BAY.contains(new Point(0.1, 0.5))).isTrue();
    assertThat(BAY.contains(new Point(0.5, 0.1))).isTrue();
  }

  @Test
  void hasAnAreaAndABoxAroundIt() {
    assertThat(SQUARE.area()).isEqualTo(0.25, within(1e-12));
    assertThat(BAY.area()).isEqualTo(0.625, within(1e-12));
    assertThat(BAY.boundingBox()).isEqualTo(new BoundingBox(0, 0, 1, 1));
  }

  @Test
  void hasThreePointsAtLeast() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> polygon(0, 0, 1, 1))
        .withMessageContaining("found 2");
  }

  @Property
  void isTheSameAreaFromWhereverTheOutlineBeginsAndInBothDirections(
      @ForAll("polygons") Polygon polygon, @ForAll("points") Point point) {
    List<Point> turned = new ArrayList<>(polygon.points());
    Collections.rotate(turned, 1);
    List<Point> reversed = new ArrayList<>(polygon.points());
    Collections.reverse(reversed);
    for (Polygon same : List.of(Polygon.of(turned), Polygon.of(reversed))) {
      assertThat(same.contains(point)).isEqualTo(polygon.contains(point));
      assertThat(same.area()).isEqualTo(polygon.area(), within(1e-9));
    }
  }

  @Property
  void holdsItsCornersAndNothingOutsideOfItsBox(
      @ForAll("polygons") Polygon polygon, @ForAll("points") Point point) {
    assertThat(polygon.points()).allMatch(polygon::contains);
    BoundingBox box = polygon.boundingBox();
    double slack = 1e-6;
    if (point.x() < box.left() - slack
        || point.x() > box.right() + slack
        || point.y() < box.top() - slack
        || point.y() > box.bottom() + slack) {
      assertThat(polygon.contains(point)).isFalse();
    }
  }

  @Property
  void ofABoxHoldsWhatTheBoxHolds(
      @ForAll @IntRange(max = 8) int leftSixteenths,
      @ForAll @IntRange(max = 8) int topSixteenths,
      @ForAll("points") Point point) {
    double left = leftSixteenths / 16.0;
    double top = topSixteenths / 16.0;
    double right = left + 0.375;
    double bottom = top + 0.375;
    Polygon polygon = polygon(left, top, right, top, right, bottom, left, bottom);
    boolean inBox =
        point.x() >= left && point.x() <= right && point.y() >= top && point.y() <= bottom;
    assertThat(polygon.contains(point)).isEqualTo(inBox);
    assertThat(polygon.area()).isEqualTo(0.375 * 0.375, within(1e-9));
  }

  @Provide
  Arbitrary<Polygon> polygons() {
    return points().list().ofMinSize(3).ofMaxSize(9).map(Polygon::of);
  }

  @Provide
  Arbitrary<Point> points() {
    // sixteenths, with which the arithmetic is exact: points on edges are on them from both sides
    Arbitrary<Double> part = Arbitraries.integers().between(0, 16).map(n -> n / 16.0);
    return Combinators.combine(part, part).as(Point::new);
  }
}
