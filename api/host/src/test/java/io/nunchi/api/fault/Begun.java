package io.nunchi.api.fault;

import io.nunchi.api.testplugin.gate.Gate;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Tells when a callback of the VMS has begun to misbehave. */
final class Begun {

  private final CountDownLatch begun = new CountDownLatch(1);

  void run(Consumer<Gate> action, Gate gate) {
    begun.countDown();
    action.accept(gate);
  }

  void await() throws InterruptedException {
    if (!begun.await(FaultyCamera.LONGEST.toNanos(), TimeUnit.NANOSECONDS)) {
      throw new AssertionError("the callback is not called");
    }
  }
}
