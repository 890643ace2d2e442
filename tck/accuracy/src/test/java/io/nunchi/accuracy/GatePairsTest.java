package io.nunchi.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.accuracy.failure.AccuracyException;
import io.nunchi.accuracy.figure.Difference;
import io.nunchi.accuracy.figure.Figure;
import io.nunchi.accuracy.gate.GateEvidence;
import io.nunchi.accuracy.gate.GatePolicies;
import io.nunchi.accuracy.gate.GatePolicy;
import io.nunchi.accuracy.gate.GateVerdict;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Luck is not proof: pairs of analyzers, of which the right decision is known. */
class GatePairsTest {

  private static final int FEW = 4;
  private static final int ALL = 200;

  @ParameterizedTest
  @EnumSource
  void someOfEachPairAreDecidedRight(GatePair pair) {
    assertThat(wrongSeeds(pair, FEW)).as("seeds that were decided wrong").isEmpty();
  }

  @Tag("slow")
  @ParameterizedTest
  @EnumSource
  void eachPairIsDecidedRightInTwoHundredSeeds(GatePair pair) {
    assertThat(wrongSeeds(pair, ALL)).as("seeds that were decided wrong").isEmpty();
  }

  /** NVIDIA's nvinfereval promotes a model whose AP50 is higher by 0.02, whatever else changed. */
  @Test
  void aHigherMeanIsNoProof() throws Exception {
    GateEvidence dropped = GatePair.A_HARD_CLASS_DROPPED_WHILE_THE_MEAN_RISES.draw(1);
    GateEvidence lucky = firstThatTwoPointsOfAp50Promote(GatePair.A_LUCKY_SPLIT);
    GateEvidence few = firstThatTwoPointsOfAp50Promote(GatePair.FIVE_FRAMES);
    GateEvidence better = GatePair.BETTER_BOXES_WITH_THE_SAME_COUNT.draw(1);

    assertThat(change(dropped, Figure.ERROR_RATE)).as("the mean error falls").isNegative();
    assertThat(better(dropped).firstLine()).startsWith("refused: recall of bicycle fell");
    assertThat(better(lucky).passed()).isFalse();
    assertThat(better(few).firstLine()).startsWith("refused: too few frames to decide: 5");
    assertThat(promotedByTwoPointsOfAp50(better)).as("AP50 does not see better boxes").isFalse();
    assertThat(better(better).passed()).isTrue();
  }

  @Test
  void everyReadyPolicyRefusesALostLabel() throws Exception {
    GateEvidence dropped = GatePair.A_HARD_CLASS_DROPPED_WHILE_THE_MEAN_RISES.draw(1);
    for (GatePolicy policy : GatePolicies.all()) {
      GateEvidence withCosts = Costs.cheaper(dropped);
      assertThat(AccuracyGate.decide(policy, List.of(withCosts)).firstLine())
          .as(policy.name())
          .startsWith("refused: recall of bicycle fell from");
    }
  }

  private static List<Long> wrongSeeds(GatePair pair, int seeds) {
    return LongStream.rangeClosed(1, seeds)
        .filter(seed -> decision(pair, seed) != pair.right())
        .boxed()
        .toList();
  }

  private static GatePair.Right decision(GatePair pair, long seed) {
    try {
      return better(pair.draw(seed)).passed() ? GatePair.Right.PASS : GatePair.Right.REFUSE;
    } catch (AccuracyException e) {
      assertThat(e.problems()).allMatch(problem -> problem.code().equals("NUN-4122"));
      return GatePair.Right.ERROR;
    }
  }

  private static GateVerdict better(GateEvidence evidence) throws AccuracyException {
    return AccuracyGate.decide(GatePolicies.BETTER, List.of(evidence));
  }

  private static GateEvidence firstThatTwoPointsOfAp50Promote(GatePair pair)
      throws AccuracyException {
    for (long seed = 1; seed < ALL; seed++) {
      GateEvidence evidence = pair.draw(seed);
      if (promotedByTwoPointsOfAp50(evidence)) {
        return evidence;
      }
    }
    throw new AssertionError("no seed of " + pair + " is promoted by AP50 alone");
  }

  private static boolean promotedByTwoPointsOfAp50(GateEvidence evidence) {
    return change(evidence, Figure.AP50) >= 0.02;
  }

  private static double change(GateEvidence evidence, Figure figure) {
    Difference difference = evidence.comparison().differences().get(figure);
    return Objects.requireNonNull(difference, figure.jsonName()).change();
  }
}
