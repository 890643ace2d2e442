package io.nunchi.api.chaos;

import io.nunchi.api.HostException;
import java.util.Map;
import java.util.Random;

/** Changes a setting of an engine that runs. */
final class RandomEngineSettings implements Disturbance {

  @Override
  public void disturb(ChaoticHost host, Random random) throws HostException {
    host.engine(random).changeSettings(Map.of("level", Double.toString(random.nextInt(9) / 10.0)));
  }
}
