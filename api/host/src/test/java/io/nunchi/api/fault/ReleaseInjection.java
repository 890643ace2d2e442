package io.nunchi.api.fault;

import io.nunchi.api.testplugin.gate.Gate;
import java.util.function.Consumer;

/** A picture whose release callback misbehaves. */
record ReleaseInjection(Consumer<Gate> action) implements Injection {

  @Override
  public void inject(FaultyCamera camera) throws InterruptedException {
    camera.offerAndWait(() -> action.accept(camera.gate()));
  }
}
