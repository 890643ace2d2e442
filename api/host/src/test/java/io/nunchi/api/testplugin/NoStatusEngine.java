package io.nunchi.api.testplugin;

import io.nunchi.api.testplugin.broken.MessageThrows;
import io.nunchi.spi.EngineStatus;
import io.nunchi.spi.settings.Settings;

/** An engine whose status throws what cannot be described. */
final class NoStatusEngine extends ObedientEngine {

  NoStatusEngine(Settings settings) {
    super(settings);
  }

  @Override
  public EngineStatus status() {
    throw new MessageThrows();
  }
}
