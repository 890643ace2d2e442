package io.nunchi.api.chaos;

import io.nunchi.api.HostException;
import java.util.Random;

/** Returns an engine to the one before. */
final class Rollback implements Disturbance {

  @Override
  public void disturb(ChaoticHost host, Random random) throws HostException {
    host.engine(random).rollback();
  }
}
