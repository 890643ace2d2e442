package io.nunchi.tck.internal.check;

import io.nunchi.spi.failure.Problem;
import io.nunchi.tck.internal.run.CheckSession;

/** Chapter 10: versions. A host reads them before it loads a class, and so does the kit. */
final class VersionChecks {

  private static final String NO_VERSION = "NUN-1005";
  private static final String UNSUPPORTED_VERSION = "NUN-1006";

  private VersionChecks() {}

  static void addTo(Checks checks) {
    checks
        .add("10.1", session -> requireNo(NO_VERSION, session))
        .add("10.2", session -> requireNo(UNSUPPORTED_VERSION, session));
  }

  private static void requireNo(String code, CheckSession session) {
    if (session.subject().definition().location().isEmpty()) {
      throw session.skipped("the plugin was given as a class: verify its jar");
    }
    session.doing("read the manifest of the plugin's jar");
    for (Problem refusal : session.subject().loaded().refusals()) {
      if (refusal.code().equals(code)) {
        throw session.failure(refusal.expected(), refusal.found(), refusal.fix());
      }
    }
    if (session.subject().loaded().plugin().isEmpty()) {
      throw session.skipped(
          "the plugin cannot be loaded: " + session.subject().loaded().refusals().get(0).what());
    }
  }
}
