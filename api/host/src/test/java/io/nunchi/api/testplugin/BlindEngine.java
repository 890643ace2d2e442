package io.nunchi.api.testplugin;

import io.nunchi.api.testplugin.behaviour.Behaviour;
import io.nunchi.spi.frame.Frame;
import io.nunchi.spi.settings.Settings;

/** An engine that finds nothing in any frame. */
final class BlindEngine extends ObedientEngine {

  BlindEngine(Settings settings) {
    super(settings);
  }

  @Override
  Behaviour behaviourFor(Frame frame) {
    return Command.FIND_NOTHING.behaviour();
  }
}
