package io.nunchi.bench.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SimulatedAcceleratorTest {

  private static final long MILLI = TimeUnit.MILLISECONDS.toNanos(1);

  private final SimulatedAccelerator device = new SimulatedAccelerator(3, 10_000);
  private final long now = System.nanoTime() + TimeUnit.HOURS.toNanos(1);

  @Test
  void computesAFrameThatFindsItIdleAtOnce() {
    SimulatedAccelerator.Batch batch = device.join(now);

    assertThat(device.endNanos(batch)).isEqualTo(now + 10 * MILLI);
    assertThat(device.framesOf(batch)).isEqualTo(1);
  }

  @Test
  void gathersTheFramesThatArriveWhileItComputes() {
    device.join(now);

    SimulatedAccelerator.Batch early = device.join(now + MILLI);
    SimulatedAccelerator.Batch late = device.join(now + 10 * MILLI);

    assertThat(late).isSameAs(early);
    assertThat(device.framesOf(early)).isEqualTo(2);
    assertThat(device.endNanos(early)).isEqualTo(now + 20 * MILLI);
  }

  @Test
  void queuesWhatDoesNotFitIntoABatch() {
    device.join(now);
    for (int frame = 0; frame < 3; frame++) {
      device.join(now + MILLI);
    }

    SimulatedAccelerator.Batch fourth = device.join(now + 2 * MILLI);

    assertThat(device.framesOf(fourth)).isEqualTo(1);
    assertThat(device.endNanos(fourth)).isEqualTo(now + 30 * MILLI);
  }

  @Test
  void aFrameThatComesAfterTheStartOfABatchIsNotInIt() {
    device.join(now);
    SimulatedAccelerator.Batch second = device.join(now + MILLI);

    SimulatedAccelerator.Batch third = device.join(now + 11 * MILLI);

    assertThat(third).isNotSameAs(second);
    assertThat(device.endNanos(third)).isEqualTo(now + 30 * MILLI);
  }

  @Test
  void returnsAfterItsBatchAndKeepsTheInterrupt() {
    long begin = System.nanoTime();
    Thread.currentThread().interrupt();

    int frames = device.run();

    assertThat(Thread.interrupted()).isTrue();
    assertThat(frames).isEqualTo(1);
    assertThat(System.nanoTime() - begin).isGreaterThanOrEqualTo(10 * MILLI);
  }
}
