package io.nunchi.api.fault;

import io.nunchi.api.HostException;
import java.util.Map;

/** A change of a camera's settings at which its analyzer misbehaves. */
record SettingsInjection(double top) implements Injection {

  @Override
  public void inject(FaultyCamera camera) {
    try {
      camera.stream().changeSettings(Map.of("top", Double.toString(top)));
    } catch (HostException e) {
      camera.refused(e);
    }
  }
}
