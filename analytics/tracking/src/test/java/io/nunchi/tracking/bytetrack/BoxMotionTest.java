package io.nunchi.tracking.bytetrack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BoxMotionTest {

  private final Boxes boxes = new Boxes();

  @Test
  void followsASteadySpeedAtAnyTimeBetweenFrames() {
    BoxMotion motion = start();
    double x = 0;
    // Steps of different lengths, by 2 pixels a step.
    for (int i = 0; i < 60; i++) {
      double steps = 1 + i % 4;
      x += 2 * steps;
      motion.predict(steps, steps);
      boxes.set(0, x, 0, x + 40, 100);
      motion.update(boxes, 0);
    }
    motion.predict(10, 10);
    motion.store(boxes, 1);

    assertThat(boxes.left(1)).isCloseTo(x + 20, within(1.0));
    assertThat(boxes.right(1) - boxes.left(1)).isCloseTo(40, within(0.1));
  }

  @Test
  void twoHalfStepsAreAsOne() {
    BoxMotion whole = start();
    BoxMotion halves = start();
    whole.predict(8, 8);
    halves.predict(4, 4);
    halves.predict(4, 4);
    // What a detection changes depends on the variances.
    boxes.set(0, 30, 10, 70, 110);
    whole.update(boxes, 0);
    halves.update(boxes, 0);
    whole.predict(5, 5);
    halves.predict(5, 5);
    whole.store(boxes, 1);
    halves.store(boxes, 2);

    assertThat(boxes.left(1)).isCloseTo(boxes.left(2), within(1e-9));
    assertThat(boxes.bottom(1)).isCloseTo(boxes.bottom(2), within(1e-9));
  }

  @Test
  void standsStillAfterItMoved() {
    BoxMotion motion = start();
    for (int i = 1; i < 20; i++) {
      motion.predict(1, 1);
      boxes.set(0, 5 * i, 0, 5 * i + 40, 100);
      motion.update(boxes, 0);
    }
    motion.predict(1e9, 0);
    motion.store(boxes, 1);

    assertThat(boxes.left(1)).isCloseTo(95, within(5.0));
  }

  private BoxMotion start() {
    boxes.set(0, 0, 0, 40, 100);
    return new BoxMotion(boxes, 0);
  }
}
