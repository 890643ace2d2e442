package io.nunchi.loading.internal.call;

import java.nio.channels.spi.AbstractInterruptibleChannel;
import java.util.concurrent.CountDownLatch;

/** A channel that hangs while an interrupt closes it, as a file of a dead network drive does. */
final class HangingChannel extends AbstractInterruptibleChannel {

  private final CountDownLatch gate;

  HangingChannel(CountDownLatch gate) {
    this.gate = gate;
  }

  /** Uses the channel until the gate opens. */
  void use(CountDownLatch inside) {
    begin();
    inside.countDown();
    awaitGate();
  }

  @Override
  protected void implCloseChannel() {
    awaitGate();
  }

  private void awaitGate() {
    while (gate.getCount() > 0) {
      Thread.onSpinWait(); // ignores interrupts
    }
  }
}
