package io.nunchi.reference.internal.batch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RhythmTest {

  private static final long LATENESS = 5;

  @Test
  void expectsNobodyWhoCameOnce() {
    Rhythm rhythm = new Rhythm();
    assertThat(rhythm.expects(0, 1000, LATENESS)).isFalse();
    rhythm.arrived(100);
    assertThat(rhythm.expects(150, 250, LATENESS)).isFalse();
  }

  @Test
  void expectsTheNextArrivalAfterTheSameTime() {
    Rhythm rhythm = new Rhythm();
    rhythm.arrived(100);
    rhythm.arrived(140);
    assertThat(rhythm.expects(150, 179, LATENESS)).as("too early").isFalse();
    assertThat(rhythm.expects(150, 180, LATENESS)).isTrue();
    assertThat(rhythm.expects(185, 190, LATENESS)).as("a little late").isTrue();
    assertThat(rhythm.expects(186, 190, LATENESS)).as("gone").isFalse();
  }

  @Test
  void countsOnWhenTheClockPassesItsGreatestValue() {
    Rhythm rhythm = new Rhythm();
    rhythm.arrived(Long.MAX_VALUE - 50);
    rhythm.arrived(Long.MAX_VALUE - 10);
    assertThat(rhythm.expects(Long.MAX_VALUE, Long.MAX_VALUE + 40, LATENESS)).isTrue();
  }
}
