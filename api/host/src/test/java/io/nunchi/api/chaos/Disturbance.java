package io.nunchi.api.chaos;

import io.nunchi.api.HostException;
import java.util.Random;

/** Something that an operator does to a running host. */
interface Disturbance {

  /**
   * Does it once.
   *
   * @throws HostException if the host refuses, which is an answer
   */
  void disturb(ChaoticHost host, Random random) throws HostException, InterruptedException;
}
