package io.nunchi.api.internal.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.api.frame.FrameBuffer;
import io.nunchi.spi.frame.PixelFormat;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StreamClockTest {

  private static final Instant NOON = Instant.parse("2030-06-01T12:00:00Z");

  private final StreamClock clock = new StreamClock();
  private long arrivalNanos = 7_000;

  private static FrameBuffer picture() {
    return FrameBuffer.allocate(2, 2, PixelFormat.GRAY8);
  }

  /** The stream time of a frame that arrives 40 ns after the one before. */
  private long next(Instant capture) {
    arrivalNanos += 40;
    return clock.next(picture().captured(capture, arrivalNanos));
  }

  private long nextGiven(long streamTime) {
    arrivalNanos += 40;
    return clock.next(picture().captured(NOON, arrivalNanos).streamTime(streamTime));
  }

  @Test
  void startsAtZeroOrAtTheGivenTime() {
    assertThat(next(NOON)).isZero();
    assertThat(new StreamClock().next(picture().streamTime(900))).isEqualTo(900);
    assertThat(new StreamClock().next(picture().streamTime(-900))).isZero();
  }

  @Test
  void goesFromCaptureToCaptureAtWhateverPaceTheyArrive() {
    next(NOON);
    assertThat(next(NOON.plusSeconds(1))).isEqualTo(1_000_000_000L);
    assertThat(next(NOON.plusSeconds(61))).isEqualTo(61_000_000_000L);
    assertThat(next(NOON.plusSeconds(61).plusNanos(5))).isEqualTo(61_000_000_005L);
  }

  @Test
  void goesFromArrivalToArrivalWhereTheCaptureIsUnknown() {
    next(Instant.EPOCH);
    assertThat(next(Instant.EPOCH)).isEqualTo(40);
    assertThat(next(NOON)).isEqualTo(80);
    assertThat(next(Instant.EPOCH)).isEqualTo(120);
  }

  @Test
  void clockThatIsSetBackGoesOnWithTheArrivals() {
    next(NOON);
    assertThat(next(NOON.minusSeconds(30))).isEqualTo(40);
    assertThat(next(NOON.minusSeconds(30).plusNanos(9))).isEqualTo(49);
  }

  @Test
  void clockThatIsSetForwardsByMoreThanAnHourGoesOnWithTheArrivals() {
    next(NOON);
    assertThat(next(NOON.plus(Duration.ofHours(1)))).as("it may be a replay").isPositive();
    long before = next(NOON.plus(Duration.ofHours(1)));
    assertThat(next(NOON.plus(Duration.ofHours(1000))) - before).isEqualTo(40);
    assertThat(next(Instant.MAX) - before).isEqualTo(80);
  }

  @Test
  void givenTimesCountFromOneToTheNext() {
    nextGiven(1_000);
    assertThat(nextGiven(1_500)).isEqualTo(1_500);
    assertThat(nextGiven(200)).as("set back").isEqualTo(1_540);
    assertThat(nextGiven(300)).isEqualTo(1_640);
  }

  @Test
  void frameWithAGivenTimeBesideOneWithoutCountsFromCaptureToCapture() {
    next(NOON.minusNanos(5));
    assertThat(nextGiven(1_000_000)).isEqualTo(5);
    assertThat(next(NOON.plusNanos(6))).isEqualTo(11);
  }

  @Test
  void neverRunsBackwards() {
    Random random = new Random(1);
    long before = 0;
    for (int i = 0; i < 10_000; i++) {
      FrameBuffer picture =
          picture().captured(NOON.plusSeconds(random.nextInt(9_000)), random.nextInt(1_000));
      if (random.nextBoolean()) {
        picture.streamTime(random.nextInt(1_000));
      }
      long now = clock.next(picture);
      assertThat(now).isGreaterThanOrEqualTo(before);
      before = now;
    }
  }
}
