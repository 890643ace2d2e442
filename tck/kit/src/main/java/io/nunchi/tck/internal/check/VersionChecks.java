package io.nunchi.tck.internal.check;

import io.nunchi.spi.failure.Problem;
import io.nunchi.tck.internal.trial.Trial;

/** Chapter 10: versions. A host reads them before it loads a class, and so does the kit. */
final class VersionChecks {

  private static final String NO_VERSION = "NUN-1005";
  private static final String UNSUPPORTED_VERSION = "NUN-1006";

  private VersionChecks() {}

  static void addTo(Checks checks) {
    checks
        .add("10.1", trial -> requireNo(NO_VERSION, trial))
        .add("10.2", trial -> requireNo(UNSUPPORTED_VERSION, trial));
  }

  private static void requireNo(String code, Trial trial) {
    if (trial.bench().subject().location().isEmpty()) {
      throw trial.skipped("the plugin was given as a class: verify its jar");
    }
    trial.doing("read the manifest of the plugin's jar");
    for (Problem refusal : trial.bench().loaded().refusals()) {
      if (refusal.code().equals(code)) {
        throw trial.broken(refusal.expected(), refusal.found(), refusal.fix());
      }
    }
    if (trial.bench().loaded().plugin().isEmpty()) {
      throw trial.skipped(
          "the plugin cannot be loaded: " + trial.bench().loaded().refusals().get(0).what());
    }
  }
}
