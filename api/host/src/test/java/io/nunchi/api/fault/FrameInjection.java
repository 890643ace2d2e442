package io.nunchi.api.fault;

import io.nunchi.api.testplugin.Command;

/** A frame that commands the analyzer to misbehave. */
record FrameInjection(Command command) implements Injection {

  @Override
  public void inject(FaultyCamera camera) throws InterruptedException {
    camera.offerAndWait(command);
  }
}
