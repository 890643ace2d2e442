package io.nunchi.api.chaos;

import io.nunchi.api.HostException;
import io.nunchi.api.shadow.Shadow;
import io.nunchi.api.shadow.ShadowPolicy;
import io.nunchi.api.testplugin.ObedientPlugin;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** Compares a candidate with an engine for a moment. */
final class ShortShadow implements Disturbance {

  @Override
  public void disturb(ChaoticHost host, Random random) throws HostException, InterruptedException {
    try (Shadow shadow =
        host.engine(random)
            .shadow(
                ObedientPlugin.ID,
                host.settings(),
                ShadowPolicy.defaults().withSamplingRate(0.5))) {
      TimeUnit.MILLISECONDS.sleep(random.nextInt(200));
      shadow.report();
    }
  }
}
