package io.nunchi.api.chaos;

import io.nunchi.api.HostException;
import io.nunchi.api.SwapPolicy;
import io.nunchi.api.testplugin.Start;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/** Swaps an engine; one swap in ten is to an engine that breaks the contract. */
final class Swap implements Disturbance {

  @Override
  public void disturb(ChaoticHost host, Random random) throws HostException {
    Map<String, String> settings = new HashMap<>(host.settings());
    if (random.nextInt(10) == 0) {
      settings.put("start", Start.NAN.inSettings());
    }
    host.engine(random).swap(settings, SwapPolicy.defaults());
  }
}
