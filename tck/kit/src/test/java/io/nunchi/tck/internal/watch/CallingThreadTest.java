package io.nunchi.tck.internal.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CallingThreadTest {

  private static List<String> changesAfter(Runnable deed) throws InterruptedException {
    List<String> changes = new ArrayList<>();
    KitThread thread =
        new KitThread(
            () -> {
              CallingThread before = CallingThread.now();
              deed.run();
              changes.addAll(CallingThread.now().changesSince(before));
            },
            "borrowed");
    thread.start();
    thread.join();
    return changes;
  }

  @Test
  void findsNothingWhereNothingChanged() throws InterruptedException {
    assertThat(changesAfter(() -> {})).isEmpty();
  }

  @SuppressWarnings("ThreadPriorityCheck") // a plugin does not know that either
  @Test
  void findsEachChange() throws InterruptedException {
    assertThat(changesAfter(() -> Thread.currentThread().setName("mine"))).hasSize(1);
    assertThat(changesAfter(() -> Thread.currentThread().setPriority(1))).hasSize(1);
    assertThat(changesAfter(() -> Thread.currentThread().interrupt())).hasSize(1);
    assertThat(changesAfter(() -> Thread.currentThread().setContextClassLoader(null))).hasSize(1);
    assertThat(
            changesAfter(
                () -> Thread.currentThread().setUncaughtExceptionHandler((thread, thrown) -> {})))
        .hasSize(1);
  }
}
