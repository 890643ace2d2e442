package io.nunchi.api.fault;

import io.nunchi.api.testplugin.gate.Gate;
import java.util.function.Consumer;

/** A picture whose release callback misbehaves. */
record ReleaseInjection(boolean keepsACallback, Consumer<Gate> action) implements Injection {

  @Override
  public void inject(FaultyCamera camera) throws InterruptedException {
    Begun begun = new Begun();
    camera.offer(() -> begun.run(action, camera.gate()));
    begun.await();
  }
}
