package io.nunchi.api.testplugin;

import io.nunchi.spi.EngineDescriptor;
import io.nunchi.spi.settings.Settings;

/** An engine without a descriptor. */
final class UndescribedEngine extends ObedientEngine {

  UndescribedEngine(Settings settings) {
    super(settings);
  }

  @Override
  @SuppressWarnings("NullAway") // this is the fault
  public EngineDescriptor descriptor() {
    return null;
  }
}
