package io.nunchi.tck.internal.check;

import io.nunchi.tck.internal.trial.Trial;

/** Tries one rule. */
@FunctionalInterface
interface Check {

  /**
   * Tries the rule; throws what {@link Trial#broken} or {@link Trial#skipped} made if it is broken
   * or cannot be tried.
   */
  void run(Trial trial) throws Exception;
}
