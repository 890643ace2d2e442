package io.nunchi.cli.internal.control;

import io.nunchi.api.SwapPolicy;
import io.nunchi.api.shadow.PromotionPolicy;
import io.nunchi.api.shadow.PromotionRule;
import io.nunchi.api.shadow.ShadowFigure;
import io.nunchi.cli.internal.CliException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Lets the shadow's candidate go live if its figures allow it. */
@Command(
    name = "promote",
    description = {
      "Let the shadow's candidate go live if its figures meet the rules:",
      "at least frames compared (default 100), at most failures (default 0), at most disagreement"
          + " (from 0 to 1), and at most slower times the live engine's median time per frame."
    })
final class PromoteControl implements ControlAction {

  private static final long USUAL_FRAMES = 100;
  private static final long MOST = 1_000_000_000;

  @Parameters(
      paramLabel = "NAME=VALUE",
      arity = "0..*",
      description = "frames=N, failures=N, disagreement=R, slower=FACTOR.")
  private List<String> values = List.of();

  @Override
  public void run(ControlTarget target, Reply reply) throws CliException {
    PromotionPolicy policy = policy();
    RunningChanges changes = target.changes();
    changes.begin(
        reply,
        answer ->
            answer.done(
                ChangeText.swapped(
                    changes.await(target.engine().promoteAsync(policy, SwapPolicy.defaults())))));
  }

  private PromotionPolicy policy() throws CliException {
    NamedValues named = new NamedValues(values);
    List<PromotionRule> rules = new ArrayList<>();
    rules.add(
        PromotionRule.atLeast(
            ShadowFigure.COMPARED_FRAMES, named.count("frames", 1, MOST).orElse(USUAL_FRAMES)));
    rules.add(
        PromotionRule.atMost(ShadowFigure.FAILURES, named.count("failures", 0, MOST).orElse(0L)));
    Optional<Double> disagreement = named.number("disagreement", 0, 1);
    disagreement.ifPresent(
        most -> rules.add(PromotionRule.atMost(ShadowFigure.DISAGREEMENT, most)));
    Optional<Double> slower = named.number("slower", 0, MOST);
    slower.ifPresent(
        factor -> rules.add(PromotionRule.atMostTimesLive(ShadowFigure.MILLIS_P50, factor)));
    named.requireNoneLeft();
    return new PromotionPolicy(rules);
  }
}
