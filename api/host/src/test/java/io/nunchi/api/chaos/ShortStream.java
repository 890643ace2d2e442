package io.nunchi.api.chaos;

import io.nunchi.api.HostException;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** Opens a stream, lets its camera offer for a moment, and closes it while it offers. */
final class ShortStream implements Disturbance {

  @Override
  public void disturb(ChaoticHost host, Random random) throws HostException, InterruptedException {
    ChaoticCamera camera = host.open(host.engine(random), new Random(random.nextLong()));
    TimeUnit.MILLISECONDS.sleep(random.nextInt(20));
    host.close(camera);
  }
}
