package io.nunchi.loading.internal.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TickerTest {

  @Test
  void callThatRunsWhileTheTickerIsClosedIsStillGivenUp() {
    Supervisor supervisor = new Supervisor();
    SeparateCalls calls = new SeparateCalls(supervisor, System::nanoTime, 1);
    Ticker ticker = new Ticker(supervisor, problem -> {});
    CountDownLatch gate = new CountDownLatch(1);
    PluginCallFailed failed =
        catchThrowableOfType(
            PluginCallFailed.class,
            () ->
                calls.run(
                    WatchedCall.of("hanging call", 1, ClassLoader.getPlatformClassLoader()),
                    () -> {
                      ticker.close();
                      while (gate.getCount() > 0) {
                        Thread.onSpinWait();
                      }
                      return true;
                    }));
    assertThat(failed.problems().get(0).code()).isEqualTo("NUN-4507");
    gate.countDown();
  }
}
