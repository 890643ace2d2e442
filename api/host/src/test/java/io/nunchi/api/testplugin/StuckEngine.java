package io.nunchi.api.testplugin;

import io.nunchi.spi.settings.Settings;

/** An engine whose close waits at the gate, whatever interrupts it. */
final class StuckEngine extends ObedientEngine {

  StuckEngine(Settings settings) {
    super(settings);
  }

  @Override
  public synchronized void close() {
    gate().passUninterruptibly();
    super.close();
  }
}
