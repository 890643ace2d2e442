package io.nunchi.api.testplugin;

import io.nunchi.api.testplugin.gate.Gate;
import io.nunchi.spi.settings.Settings;

/** An engine that starts when the gate opens, and tells another gate when it is closed. */
public final class SlowEngine extends ObedientEngine {

  SlowEngine(Settings settings) {
    super(settings);
    gate().passSpinning();
  }

  /** The gate at which an engine that is closed arrives. */
  public static Gate closed(String gate) {
    return Gate.named(gate + ".closed");
  }

  @Override
  public synchronized void close() {
    closed(gate().name()).arrive();
    super.close();
  }
}
