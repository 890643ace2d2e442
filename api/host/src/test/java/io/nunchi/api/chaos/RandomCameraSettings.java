package io.nunchi.api.chaos;

import io.nunchi.api.HostException;
import io.nunchi.api.testplugin.ScriptedSettings;
import java.util.Map;
import java.util.Random;

/** Changes a setting of a camera whose analyzer runs; one change in a hundred fails. */
final class RandomCameraSettings implements Disturbance {

  @Override
  public void disturb(ChaoticHost host, Random random) throws HostException {
    double top = random.nextInt(100) == 0 ? ScriptedSettings.FAILING_TOP : random.nextInt(8) / 10.0;
    host.stream(random).changeSettings(Map.of("top", Double.toString(top)));
  }
}
