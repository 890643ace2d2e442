package io.nunchi.cli.internal.control;

import io.nunchi.api.Canary;
import io.nunchi.api.CanaryPolicy;
import io.nunchi.api.CanaryReport;
import io.nunchi.cli.internal.CliException;
import io.nunchi.cli.internal.analyzer.AnalyzerSpec;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Lets a candidate go live for a few sources, which are watched. */
@Command(
    name = "canary",
    description = {
      "Let a candidate go live for a few sources, watch them, and then move all sources to it or"
          + " the few ones back:",
      "share of the sources (default 0.1, at least one) or cameras by name, at least frames of each"
          + " (default 100), at most seconds (default 600), at most failures (default 0)."
    })
final class CanaryControl implements ControlAction {

  private static final long MOST = 1_000_000_000;
  private static final double LEAST_SHARE = 1e-6;

  @Mixin private final CandidateOptions candidate = new CandidateOptions();

  @Parameters(
      index = "1..*",
      paramLabel = "NAME=VALUE",
      arity = "0..*",
      description = "share=R, cameras=A,B, frames=N, seconds=S, failures=N.")
  private List<String> values = List.of();

  @Override
  public void run(ControlTarget target, Reply reply) throws CliException {
    AnalyzerSpec wanted = candidate.analyzer();
    CanaryPolicy policy = policy();
    RunningChanges changes = target.changes();
    changes.begin(
        reply,
        answer -> {
          Canary canary = target.engine().canary(wanted.pluginId(), wanted.settings(), policy);
          CanaryReport begun = canary.report();
          answer.begun(
              "%s is live for %s and is watched; the decision follows"
                  .formatted(
                      ChangeText.of(begun.candidate()), String.join(", ", begun.streamIds())));
          changes.follow(canary, policy, answer);
        });
  }

  /** Reads the policy from the command's values. */
  CanaryPolicy policy() throws CliException {
    NamedValues named = new NamedValues(values);
    CanaryPolicy.Builder policy = CanaryPolicy.builder();
    Optional<Double> share = named.number("share", LEAST_SHARE, 1);
    share.ifPresent(policy::share);
    Optional<String> cameras = named.text("cameras");
    if (cameras.isPresent()) {
      if (share.isPresent()) {
        throw ControlProblems.valueUnfit("either share or cameras", "both");
      }
      policy.streamIds(names(cameras.get()));
    }
    named.count("frames", 1, MOST).ifPresent(policy::leastFrames);
    named
        .count("seconds", 1, MOST)
        .ifPresent(seconds -> policy.longestTime(Duration.ofSeconds(seconds)));
    named.count("failures", 0, MOST).ifPresent(policy::mostFailures);
    named.requireNoneLeft();
    return policy.build();
  }

  private static Set<String> names(String list) throws CliException {
    Set<String> names = new LinkedHashSet<>();
    for (String name : list.split(",", -1)) {
      if (name.isEmpty()) {
        throw ControlProblems.valueUnfit("cameras=A,B", "cameras=" + list);
      }
      if (!names.add(name)) {
        throw ControlProblems.valueUnfit("each camera once", name + " twice");
      }
    }
    return names;
  }
}
