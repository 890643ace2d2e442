package io.nunchi.api.testplugin;

import io.nunchi.api.testplugin.behaviour.Behaviour;
import io.nunchi.spi.frame.Frame;
import io.nunchi.spi.settings.Settings;

/** An engine whose every result breaks the contract. */
final class NotANumberEngine extends ObedientEngine {

  NotANumberEngine(Settings settings) {
    super(settings);
  }

  @Override
  Behaviour behaviourFor(Frame frame) {
    return Command.NAN_BOX.behaviour();
  }
}
