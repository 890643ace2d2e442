package io.nunchi.tck.internal.check;

import io.nunchi.tck.internal.trial.Trial;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Every check by the number of its rule. */
public final class Checks {

  private final Map<String, Check> checks = new LinkedHashMap<>();

  private Checks() {}

  /** All chapters. */
  public static Checks all() {
    Checks all = new Checks();
    DiscoveryChecks.addTo(all);
    SettingsChecks.addTo(all);
    LiveSettingsChecks.addTo(all);
    LifecycleChecks.addTo(all);
    ThreadingChecks.addTo(all);
    FrameChecks.addTo(all);
    ResultChecks.addTo(all);
    PlaceChecks.addTo(all);
    FailureChecks.addTo(all);
    ResourceChecks.addTo(all);
    StateChecks.addTo(all);
    VersionChecks.addTo(all);
    return all;
  }

  /** A check that looks at the plugin only. */
  Checks add(String rule, Check check) {
    if (checks.put(rule, check) != null) {
      throw new IllegalStateException("rule " + rule + " has two checks");
    }
    return this;
  }

  /** A check that needs an engine that runs. */
  Checks addWithEngine(String rule, Check check) {
    return add(
        rule,
        trial -> {
          trial
              .bench()
              .obstacle()
              .ifPresent(
                  obstacle -> {
                    throw trial.skipped(obstacle);
                  });
          check.run(trial);
        });
  }

  /** The rules that have a check. */
  public Set<String> rules() {
    return Set.copyOf(checks.keySet());
  }

  /** Tries a rule. */
  public void run(String rule, Trial trial) throws Exception {
    Check check = checks.get(rule);
    if (check == null) {
      throw new IllegalArgumentException("rule " + rule + " has no check");
    }
    check.run(trial);
  }
}
