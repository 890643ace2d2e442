package io.nunchi.api.fault;

import io.nunchi.api.testplugin.Command;
import io.nunchi.api.testplugin.gate.Gate;
import java.util.function.Consumer;

/** A result at which the stream's listener misbehaves. */
record ListenerInjection(boolean keepsACallback, Consumer<Gate> action) implements Injection {

  @Override
  public void inject(FaultyCamera camera) throws InterruptedException {
    Begun begun = new Begun();
    camera.duringNextResult(() -> begun.run(action, camera.gate()));
    camera.offer(Command.DETECT);
    begun.await();
  }
}
