package io.nunchi.tck.internal.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Pulses of 2 ms each, and a process whose work the test sets. */
class HangJudgeTest {

  private static final int PULSES = 10;
  private static final long OWN = TimeUnit.MILLISECONDS.toNanos(2);
  private static final Duration WORK = Duration.ofSeconds(1);

  private final AtomicLong steps = new AtomicLong();
  private final AtomicLong children = new AtomicLong();
  private final HangJudge judge =
      new HangJudge(new Patience(PULSES, WORK, steps::get), 0, children::get);
  private long pulses;
  private long work;

  @Test
  void whoDoesNothingForAllPulsesHangs() {
    assertThat(lookFor(PULSES - 1, 0)).isEmpty();
    assertThat(lookFor(1, 0)).get().asString().startsWith("waited, and used 0.00 s");
  }

  /** A fair share of a busy machine is what the kit's own thread receives, or more. */
  @Test
  void whoWorksAsMuchAsTheKitIsSlow() {
    assertThat(lookFor(20 * PULSES, OWN)).isEmpty();
  }

  @Test
  void aTrickleOfWorkIsNone() {
    assertThat(lookFor(PULSES, OWN / 3)).isPresent();
  }

  @Test
  void whoWorksWithoutAnEndHangs() {
    assertThat(lookFor(9, 100_000_000)).isEmpty();
    assertThat(lookFor(1, 100_000_000)).contains("used 1.00 s of processor time");
  }

  @Test
  void aStepOfTheKitIsProgress() {
    for (int i = 0; i < 5; i++) {
      assertThat(lookFor(PULSES - 1, 0)).isEmpty();
      steps.incrementAndGet();
      assertThat(lookFor(1, 500_000_000)).isEmpty();
    }
  }

  @Test
  void workOfAnotherProcessIsProgressToo() {
    assertThat(lookFor(PULSES / 2, 0)).isEmpty();
    children.addAndGet(PULSES * OWN);
    assertThat(lookFor(PULSES / 2, 0)).isEmpty();
    assertThat(lookFor(PULSES, 0)).isPresent();
  }

  /** Returns what the last of some pulses shows, in each of which the process worked. */
  private Optional<String> lookFor(int count, long workOfEach) {
    Optional<String> hang = Optional.empty();
    for (int i = 0; i < count; i++) {
      pulses++;
      work += workOfEach;
      hang = judge.look(pulses, pulses * OWN, work);
      if (i < count - 1) {
        assertThat(hang).isEmpty();
      }
    }
    return hang;
  }
}
