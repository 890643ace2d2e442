package io.nunchi.api.testplugin;

import io.nunchi.api.testplugin.broken.MessageThrows;
import io.nunchi.spi.settings.Settings;

/** An engine whose close throws what cannot be described. */
final class BrokenCloseEngine extends ObedientEngine {

  BrokenCloseEngine(Settings settings) {
    super(settings);
  }

  @Override
  public synchronized void close() {
    super.close();
    throw new MessageThrows();
  }
}
