package io.nunchi.tck.internal.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.loading.HostThread;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(600)
class LiveThreadsTest {

  private final CountDownLatch end = new CountDownLatch(1);

  private void await() {
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // it ends sooner
    }
  }

  @Test
  void threadsOfTheHostAndTheKitAreToldByTheirClassAndNotByTheirNames() throws Exception {
    LiveThreads before = LiveThreads.now();
    List<Thread> started =
        List.of(
            HostThread.of(this::await, "of the host"),
            HostThread.onBehalfOfCaller(this::await, "of the host's caller"),
            new KitThread(this::await, "of the kit"),
            new Thread(this::await, "nunchi-log"),
            new Thread(this::await, "nunchi-tck 1"));
    started.forEach(Thread::start);

    assertThat(LiveThreads.startedSince(before))
        .contains("nunchi-log", "nunchi-tck 1")
        .doesNotContain("of the host", "of the host's caller", "nunchi-tck of the kit");

    end.countDown();
    for (Thread thread : started) {
      thread.join();
    }
  }
}
