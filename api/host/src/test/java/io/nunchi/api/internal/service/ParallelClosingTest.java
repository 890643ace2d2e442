package io.nunchi.api.internal.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nunchi.api.testing.LogRecorder;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

class ParallelClosingTest {

  private final Set<String> closed = ConcurrentHashMap.newKeySet();

  private static void fail(String what) {
    throw new IllegalStateException(what);
  }

  @Test
  void aPartThatFailsOnAnotherThreadIsLogged() {
    try (LogRecorder log = LogRecorder.of(ParallelClosing.class.getName())) {
      ParallelClosing.run(
          () -> closed.add("streams"), List.of(() -> fail("shadow"), () -> closed.add("previous")));
      assertThat(closed).containsExactlyInAnyOrder("streams", "previous");
      assertThat(log.events())
          .singleElement()
          .satisfies(
              event -> assertThat(event.getThrowableProxy().getMessage()).contains("shadow"));
    }
  }

  @Test
  void theCallersOwnFailureKeepsNoOtherFromItsClose() {
    assertThatThrownBy(
            () -> ParallelClosing.run(() -> fail("streams"), List.of(() -> closed.add("shadow"))))
        .hasMessage("streams");
    assertThat(closed).containsExactly("shadow");
  }
}
