package io.nunchi.cli.internal.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RecordingClockTest {

  private static final long WRAP = 95_443_717_688L;

  /** Stands for a frame without a time stamp. */
  private static final Long NONE = Long.MIN_VALUE;

  private final RecordingClock clock = new RecordingClock(40_000, 0, false);
  private final RecordingClock joined = new RecordingClock(40_000, WRAP, true);

  @Test
  void takesTheTimeStampsOfASteadyRecording() {
    assertThat(millis(clock, 5000L, 5040L, 5080L, 5120L)).containsExactly(0L, 40L, 80L, 120L);
    assertThat(clock.jumps() + clock.irregular() + clock.wraps() + clock.untimed()).isZero();
  }

  @Test
  void keepsTheGapsOfAVariableRate() {
    assertThat(millis(clock, 0L, 40L, 1000L, 1010L, 61_010L))
        .containsExactly(0L, 40L, 1000L, 1010L, 61_010L);
    assertThat(clock.jumps()).isZero();
  }

  @Test
  void goesOnWhereAnEarlierRecordingWasJoined() {
    assertThat(millis(joined, 100_000L, 100_100L, 100_200L, 2000L, 2100L, 2300L))
        .containsExactly(0L, 100L, 200L, 300L, 400L, 600L);
    assertThat(joined.jumps()).isEqualTo(1);
    assertThat(joined.irregular()).isZero();
  }

  @Test
  void goesOnWhereALaterRecordingWasJoined() {
    assertThat(millis(joined, 0L, 100L, 200L, 37_500_000L, 37_500_100L))
        .containsExactly(0L, 100L, 200L, 300L, 400L);
    assertThat(joined.jumps()).isEqualTo(1);
  }

  @Test
  void countsEachJoint() {
    assertThat(millis(joined, 0L, 40L, 0L, 40L, 0L, 40L))
        .containsExactly(0L, 40L, 80L, 120L, 160L, 200L);
    assertThat(joined.jumps()).isEqualTo(2);
  }

  @Test
  void takesAnHourAsAGapWhereRecordingsAreNotJoined() {
    assertThat(millis(clock, 0L, 40L, 3_600_000L)).containsExactly(0L, 40L, 3_600_000L);
    assertThat(millis(joined, 0L, 40L, 3_600_000L, 3_600_040L)).containsExactly(0L, 40L, 80L, 120L);
  }

  @Test
  void followsAClockThatStartsAgainForWantOfBits() {
    long wrapMillis = WRAP / 1000;

    List<Long> positions = millis(joined, wrapMillis - 100, wrapMillis - 60, 20L, 60L);

    assertThat(positions.get(2)).isBetween(119L, 121L);
    assertThat(positions.get(3)).isBetween(159L, 161L);
    assertThat(joined.wraps()).isEqualTo(1);
    assertThat(joined.jumps()).isZero();
  }

  @Test
  void returnsToTheClockAfterOneWrongTimeStamp() {
    assertThat(millis(clock, 0L, 40L, 30L, 120L, 160L)).containsExactly(0L, 40L, 42L, 120L, 160L);
    assertThat(clock.irregular()).isEqualTo(1);
    assertThat(clock.jumps()).isZero();
  }

  @Test
  void keepsTheClockAfterARepeatedTimeStamp() {
    assertThat(millis(joined, 0L, 40L, 40L, 80L, 120L)).containsExactly(0L, 40L, 60L, 80L, 120L);
    assertThat(joined.irregular()).isEqualTo(1);
    assertThat(joined.jumps()).isZero();
  }

  @Test
  void keepsTheClockAfterTwoTimeStampsThatAreSwapped() {
    assertThat(millis(joined, 0L, 40L, 120L, 80L, 160L, 200L))
        .containsExactly(0L, 40L, 120L, 130L, 160L, 200L);
    assertThat(millis(clock, 0L, 80L, 40L, 120L, 160L)).containsExactly(0L, 80L, 90L, 120L, 160L);
    assertThat(joined.irregular() + clock.irregular()).isEqualTo(2);
    assertThat(joined.jumps() + clock.jumps()).isZero();
  }

  @Test
  void keepsTheClockOfFramesStoredInAnotherOrder() {
    List<Long> positions = millis(joined, 0L, 160L, 80L, 40L, 120L, 200L, 240L);

    assertThat(positions).endsWith(200L, 240L);
    assertThat(joined.jumps()).isZero();
  }

  @Test
  void keepsTheClockAfterATimeStampFarBack() {
    assertThat(millis(joined, 9000L, 9040L, 9080L, 1000L, 9120L, 9160L, 9200L))
        .startsWith(0L, 40L, 80L, 120L)
        .endsWith(160L, 200L);
    assertThat(joined.irregular()).isEqualTo(1);
    assertThat(joined.jumps()).isZero();
  }

  @Test
  void doubledFramesMakeARecordingNoLonger() {
    assertThat(millis(joined, 0L, 0L, 40L, 40L, 80L, 80L))
        .containsExactly(0L, 20L, 40L, 60L, 80L, 100L);
    assertThat(joined.jumps()).isZero();
  }

  @Test
  void aRateOnACoarserGridKeepsItsLength() {
    Long[] stamps = new Long[300];
    for (int i = 0; i < stamps.length; i++) {
      stamps[i] = i * 25L / 30 * 40;
    }

    List<Long> positions = millis(clock, stamps);

    assertThat(positions).isSorted().doesNotHaveDuplicates().endsWith(stamps[299]);
    assertThat(clock.jumps()).isZero();
  }

  @Test
  void tellsAShortRecordingThatBeginsLateFromDisorder() {
    assertThat(millis(joined, 0L, 400L, 800L, 100L, 500L))
        .containsExactly(0L, 400L, 800L, 1200L, 1600L);
    assertThat(joined.jumps()).isEqualTo(1);
  }

  @Property(tries = 200)
  void disorderShiftsNoLaterFrame(
      @ForAll @Size(min = 1, max = 30) List<@LongRange(min = -300, max = 300) Long> errors,
      @ForAll boolean mayJump) {
    RecordingClock any = new RecordingClock(40_000, mayJump ? WRAP : 0, mayJump);
    List<Long> stamps = new ArrayList<>();
    for (int i = 0; i < 150; i++) {
      boolean isWrong = i >= 50 && i < 50 + errors.size();
      stamps.add(7000 + i * 40L + (isWrong ? errors.get(i - 50) : 0));
    }

    List<Long> positions = millis(any, stamps.toArray(new Long[0]));

    assertThat(positions.get(149)).isEqualTo(149 * 40L);
    assertThat(positions.get(110)).isEqualTo(110 * 40L);
    assertThat(any.jumps()).isZero();
  }

  @Test
  void countsByTheRateWithoutTimeStamps() {
    assertThat(millis(clock, NONE, NONE, NONE)).containsExactly(0L, 40L, 80L);
    assertThat(clock.untimed()).isEqualTo(3);
  }

  @Test
  void joinsTimeStampsThatComeLate() {
    assertThat(millis(clock, NONE, 700L, 740L, NONE, 820L))
        .containsExactly(0L, 40L, 80L, 120L, 160L);
    assertThat(clock.untimed()).isEqualTo(2);
  }

  @Property(tries = 200)
  void alwaysMovesOn(
      @ForAll @Size(min = 2, max = 30)
          List<@LongRange(min = -90_000_000, max = 90_000_000) Long> stamps) {
    RecordingClock any = new RecordingClock(40_000, WRAP, true);

    List<Duration> positions = new ArrayList<>();
    for (long stamp : stamps) {
      positions.add(any.next(OptionalLong.of(stamp * 1000)));
    }

    assertThat(positions).isSorted().doesNotHaveDuplicates();
  }

  private static List<Long> millis(RecordingClock clock, Long... stamps) {
    List<Long> positions = new ArrayList<>();
    for (Long stamp : stamps) {
      OptionalLong micros =
          stamp.equals(NONE) ? OptionalLong.empty() : OptionalLong.of(stamp * 1000);
      positions.add(clock.next(micros).toMillis());
    }
    return positions;
  }
}
