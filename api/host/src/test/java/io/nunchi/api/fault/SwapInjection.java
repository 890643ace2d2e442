package io.nunchi.api.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.api.HostException;
import io.nunchi.api.SwapPolicy;
import io.nunchi.api.testplugin.Start;
import java.util.Map;

/** A swap of the cameras' engine to one that does not start as it should. */
record SwapInjection(Start start) implements Injection {

  @Override
  public void inject(FaultyCamera camera) {
    if (!camera.isFirst()) {
      return;
    }
    long before = camera.engine().generation().number();
    try {
      camera
          .engine()
          .swap(
              Map.of("gate", camera.gate().name(), "start", start.inSettings()),
              SwapPolicy.defaults());
      throw new AssertionError("the swap to an engine that is at fault was not refused");
    } catch (HostException e) {
      camera.refused(e);
      assertThat(camera.engine().generation().number()).as("nothing changed").isEqualTo(before);
    }
  }
}
