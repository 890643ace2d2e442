package io.nunchi.api.fault;

import io.nunchi.api.HostException;
import io.nunchi.api.testplugin.ObedientPlugin;
import io.nunchi.api.testplugin.Start;
import java.util.Map;

/** An engine beside the cameras' own that never returns from close. */
record CloseInjection() implements Injection {

  @Override
  public void inject(FaultyCamera camera) throws HostException {
    if (camera.isFirst()) {
      camera
          .host()
          .startEngine(
              ObedientPlugin.ID,
              Map.of("gate", camera.gate().name(), "start", Start.STUCK.inSettings()))
          .close();
    }
  }
}
