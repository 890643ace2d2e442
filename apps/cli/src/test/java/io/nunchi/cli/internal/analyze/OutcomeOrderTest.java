package io.nunchi.cli.internal.analyze;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.nunchi.cli.internal.source.SourceFrame;
import io.nunchi.spi.failure.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class OutcomeOrderTest {

  private final OutcomeOrder order = new OutcomeOrder();

  @Test
  void keepsADropBackUntilTheFrameBeforeItIsDone() {
    order.add(dropped(2));
    assertThat(order.takeReady()).isEmpty();

    order.add(dropped(1));
    assertThat(numbers(order.takeReady())).containsExactly(1L, 2L);
  }

  @Test
  void refusesASecondOutcome() {
    order.add(dropped(1));
    assertThatIllegalStateException().isThrownBy(() -> order.add(dropped(1)));
    order.takeReady();
    assertThatIllegalStateException().isThrownBy(() -> order.add(dropped(1)));
  }

  @Property(tries = 50)
  void givesEveryFrameOnceAndInOrder(@ForAll long seed) {
    OutcomeOrder shuffled = new OutcomeOrder();
    List<Long> numbers = new ArrayList<>(LongStream.rangeClosed(1, 50).boxed().toList());
    Collections.shuffle(numbers, new Random(seed));
    List<Long> taken = new ArrayList<>();
    for (long number : numbers) {
      shuffled.add(dropped(number));
      taken.addAll(numbers(shuffled.takeReady()));
    }
    assertThat(taken).containsExactlyElementsOf(LongStream.rangeClosed(1, 50).boxed().toList());
  }

  private static List<Long> numbers(List<FrameOutcome> outcomes) {
    return outcomes.stream().map(outcome -> outcome.frame().number()).toList();
  }

  private static FrameOutcome dropped(long number) {
    SourceFrame frame =
        new SourceFrame.Unreadable(
            number, Instant.EPOCH, Duration.ZERO, 0, Problem.of("TEST-0001", "unreadable"));
    return new FrameOutcome.Dropped(frame, "UNREADABLE", List.of(), Optional.empty());
  }
}
