package io.nunchi.api.internal.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.api.HostListener;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HostListenersTest {

  private final CountDownLatch entered = new CountDownLatch(1);
  private final CountDownLatch returns = new CountDownLatch(1);
  private final AtomicInteger calls = new AtomicInteger();
  private final AtomicInteger metricsChanges = new AtomicInteger();

  private HostListeners blocked() throws InterruptedException {
    HostListeners listeners = new HostListeners();
    listeners.add(
        new HostListener() {
          @Override
          public void onMetricsChanged() {
            metricsChanges.incrementAndGet();
          }
        });
    listeners.tell(
        listener -> {
          entered.countDown();
          try {
            returns.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    assertThat(entered.await(30, TimeUnit.SECONDS)).isTrue();
    return listeners;
  }

  @Test
  void whatASlowListenerMissesIsCountedAndDelaysNobody() throws InterruptedException {
    HostListeners listeners = blocked();
    for (int i = 0; i < 1050; i++) {
      listeners.tell(listener -> calls.incrementAndGet());
    }
    assertThat(listeners.missed()).isEqualTo(50);
    returns.countDown();
    listeners.close();
    assertThat(calls).hasValue(1000);
  }

  @Test
  void tellsOnceOfChangesOfTheMetricsThatWait() throws InterruptedException {
    HostListeners listeners = blocked();
    for (int i = 0; i < 10; i++) {
      listeners.tellMetricsChanged();
    }
    returns.countDown();
    listeners.close();
    assertThat(metricsChanges).hasValue(1);
  }

  @Test
  void nobodyIsToldAfterTheEnd() throws InterruptedException {
    HostListeners listeners = blocked();
    returns.countDown();
    listeners.close();
    listeners.tell(listener -> calls.incrementAndGet());
    assertThat(calls).hasValue(0);
    assertThat(listeners.missed()).isZero();
  }
}
