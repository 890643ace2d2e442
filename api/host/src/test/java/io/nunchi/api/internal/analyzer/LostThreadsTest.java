package io.nunchi.api.internal.analyzer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LostThreadsTest {

  private final LostThreads threads = new LostThreads(2);

  @Test
  void engineGoesIntoQuarantineWithTheLastThreadAndIsOutWhenOneReturns() {
    assertThat(threads.lost()).isFalse();
    assertThat(threads.areTooMany()).isFalse();
    assertThat(threads.lost()).as("told once").isTrue();
    assertThat(threads.lost()).as("told before").isFalse();
    assertThat(threads.now()).isEqualTo(3);
    threads.returned();
    assertThat(threads.areTooMany()).isTrue();
    threads.returned();
    assertThat(threads.areTooMany()).isFalse();
  }

  @Test
  void threadThatReturnsBeforeTheLossIsNotedLeavesNoTrace() {
    threads.returned();
    assertThat(threads.lost()).isFalse();
    assertThat(threads.now()).isZero();
  }

  @Test
  void separateCallCountsFromWhenItIsGivenUpUntilItReturns() {
    LostThreads.Call call = threads.new Call();
    assertThat(call.givenUp()).isFalse();
    assertThat(threads.now()).isEqualTo(1);
    call.hasReturned();
    assertThat(threads.now()).isZero();
  }

  @Test
  void separateCallThatReturnsFirstIsNeverCounted() {
    LostThreads.Call call = threads.new Call();
    call.hasReturned();
    assertThat(call.givenUp()).isFalse();
    assertThat(threads.now()).isZero();
  }
}
