package io.nunchi.tracking.bytetrack;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.spi.geometry.BoundingBox;
import io.nunchi.tracking.PathPoint;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrackPathTest {

  private static final BoundingBox BOX = new BoundingBox(0, 0, 1, 1);

  @Test
  void aLongPathStaysShortAndSpreadOverItsTime() {
    TrackPath path = new TrackPath(0, BOX);
    long second = 1_000_000_000;
    for (long i = 1; i <= 10_000; i++) {
      path.add(i * second, BOX);
    }
    List<PathPoint> points = path.points();

    assertThat(points).hasSizeBetween(TrackPath.MOST_POINTS / 2, TrackPath.MOST_POINTS);
    assertThat(points.get(0).streamTimeNanos()).isZero();
    assertThat(points.get(points.size() - 1).streamTimeNanos()).isEqualTo(10_000 * second);
    for (int i = 1; i < points.size(); i++) {
      assertThat(points.get(i).streamTimeNanos() - points.get(i - 1).streamTimeNanos())
          .isLessThanOrEqualTo(10_000 * second / 16);
    }
  }
}
