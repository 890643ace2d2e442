package io.nunchi.tck.internal.check;

import io.nunchi.tck.internal.run.CheckSession;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** All checks by the number of their contract rule. */
public final class Checks {

  private final Map<String, Check> checks = new LinkedHashMap<>();

  private Checks() {}

  /** Returns the checks of all chapters. */
  public static Checks all() {
    Checks all = new Checks();
    DiscoveryChecks.addTo(all);
    SettingsChecks.addTo(all);
    LiveSettingsChecks.addTo(all);
    LifecycleChecks.addTo(all);
    ThreadingChecks.addTo(all);
    FrameChecks.addTo(all);
    FormatChecks.addTo(all);
    FormatAgreementCheck.addTo(all);
    ResultChecks.addTo(all);
    PlaceChecks.addTo(all);
    FalseAlarmCheck.addTo(all);
    FailureChecks.addTo(all);
    ResourceChecks.addTo(all);
    SurroundingsChecks.addTo(all);
    StreamGrowthChecks.addTo(all);
    StateChecks.addTo(all);
    ClockChecks.addTo(all);
    LongStreamCheck.addTo(all);
    VersionChecks.addTo(all);
    return all;
  }

  /** Adds a check that needs the plugin only. */
  Checks add(String rule, Check check) {
    if (checks.put(rule, check) != null) {
      throw new IllegalStateException("rule " + rule + " has two checks");
    }
    return this;
  }

  /** Adds a check that needs an engine that runs. */
  Checks addWithEngine(String rule, Check check) {
    return add(
        rule,
        session -> {
          session
              .subject()
              .obstacle()
              .ifPresent(
                  obstacle -> {
                    throw session.skipped(obstacle);
                  });
          check.run(session);
        });
  }

  /** Returns the numbers of the contract rules that have a check. */
  public Set<String> rules() {
    return Set.copyOf(checks.keySet());
  }

  /** Tries a contract rule. */
  public void run(String rule, CheckSession session) throws Exception {
    Check check = checks.get(rule);
    if (check == null) {
      throw new IllegalArgumentException("rule " + rule + " has no check");
    }
    check.run(session);
  }
}
