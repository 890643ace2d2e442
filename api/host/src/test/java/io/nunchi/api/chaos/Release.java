package io.nunchi.api.chaos;

import java.util.Random;

/** Releases a camera from quarantine, whether it is there or not, and looks at the figures. */
final class Release implements Disturbance {

  @Override
  public void disturb(ChaoticHost host, Random random) {
    host.stream(random).releaseFromQuarantine();
    host.stream(random).metrics();
    host.host().metrics();
    host.host().report();
  }
}
