package io.nunchi.api.internal.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrderedClosingTest {

  private final List<String> closed = new ArrayList<>();

  @Test
  void everyPartIsClosedInOrder() {
    OrderedClosing.run(() -> closed.add("streams"), () -> closed.add("workers"));
    assertThat(closed).containsExactly("streams", "workers");
  }

  @Test
  void aFailureKeepsNoOtherPartFromItsClose() {
    OutOfMemoryError first = new OutOfMemoryError("first");
    IllegalStateException second = new IllegalStateException("second");
    Throwable thrown =
        catchThrowable(
            () ->
                OrderedClosing.run(
                    () -> {
                      throw first;
                    },
                    () -> closed.add("workers"),
                    () -> {
                      throw second;
                    },
                    () -> {
                      throw first;
                    }));
    assertThat(closed).containsExactly("workers");
    assertThat(thrown).isSameAs(first).hasSuppressedException(second);
  }
}
