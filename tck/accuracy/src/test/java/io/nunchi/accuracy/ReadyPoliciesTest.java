package io.nunchi.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.accuracy.data.Dataset;
import io.nunchi.accuracy.data.DatasetDetections;
import io.nunchi.accuracy.failure.AccuracyException;
import io.nunchi.accuracy.figure.Figure;
import io.nunchi.accuracy.gate.GateEvidence;
import io.nunchi.accuracy.gate.GatePolicies;
import io.nunchi.accuracy.gate.GatePolicy;
import io.nunchi.accuracy.gate.GateRule;
import io.nunchi.accuracy.gate.GateVerdict;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Comparisons that each policy passes or refuses. */
class ReadyPoliciesTest {

  private static final Dataset STREET = StreetFilms.street(450);

  private final DatasetDetections baseline = SimulatedAnalyzer.usual().in(STREET, 1);
  private final DatasetDetections better = SimulatedAnalyzer.usual().misses(0.05).in(STREET, 2);
  private final DatasetDetections worse = SimulatedAnalyzer.usual().misses(0.6).in(STREET, 3);

  /** A quantized network answers nearly as the original does. */
  private final DatasetDetections quantized = SimulatedAnalyzer.usual().misses(0.305).in(STREET, 1);

  @Test
  void aQuantizedNetworkThatIsFasterIsNoWorseButCheaper() throws Exception {
    GateVerdict verdict = decideOnCost(quantized, 0.6, 0.05);

    assertThat(verdict.passed()).as(verdict.firstLine()).isTrue();
    assertThat(verdict.firstLine()).startsWith("passed: processor time per frame fell from ");
    assertThat(decide(GatePolicies.BETTER, on("street", quantized)).passed()).isFalse();
  }

  @Test
  void theSameCostIsNotCheaper() throws Exception {
    assertThat(decideOnCost(quantized, 0.98, 0.01).firstLine())
        .startsWith(
            "refused: not shown that processor time per frame is at most 90 % of the baseline's, or"
                + " ");
  }

  @Test
  void roundsThatDifferAsMuchAsTheAnalyzersProveNothing() throws Exception {
    assertThat(decideOnCost(quantized, 0.6, 0.35).passed()).isFalse();
  }

  @Test
  void aFasterAnalyzerThatFindsLessIsWorse() throws Exception {
    assertThat(decideOnCost(worse, 0.2, 0.01).firstLine()).startsWith("refused: recall of ");
  }

  @Test
  void aFasterAnalyzerMayNotTakeFarMoreOfSomethingElse() throws Exception {
    GateEvidence dear = Costs.faster(on("street", quantized), 0.6, 1.5);

    assertThat(decide(GatePolicies.NO_WORSE_BUT_CHEAPER, dear).firstLine())
        .isEqualTo("refused: most memory at a time rose from 381 MiB to 572 MiB");
  }

  @Test
  void aCostWithoutRoundsIsTooLittleToBeSure() throws Exception {
    GateVerdict verdict =
        decide(GatePolicies.NO_WORSE_BUT_CHEAPER, Costs.once(on("street", quantized), 0.6));

    assertThat(verdict.passed()).isFalse();
    assertThat(verdict.results())
        .anyMatch(result -> result.outcome() == GateVerdict.Outcome.TOO_FEW);
  }

  @Test
  void noLabelIsLostByABetterAnalyzer() throws Exception {
    GateVerdict verdict = decide(GatePolicies.NO_LABEL_LOST, on("street", better));

    assertThat(verdict.passed()).as(verdict.firstLine()).isTrue();
  }

  @Test
  void aLabelWithTooFewBoxesCannotBeVouchedFor() throws Exception {
    Dataset few = StreetFilms.street(120, 12);
    GateEvidence evidence =
        GatePair.onStreet(
            few,
            SimulatedAnalyzer.usual().in(few, 1),
            SimulatedAnalyzer.usual().misses(0.05).in(few, 2));

    assertThat(decide(GatePolicies.NO_LABEL_LOST, evidence).results())
        .anyMatch(
            result ->
                result.outcome() == GateVerdict.Outcome.TOO_FEW
                    && result.figures().equals("bicycle: 10 labelled boxes, at least 50 needed"));
    assertThat(decide(GatePolicies.BETTER, evidence).unjudged())
        .contains("bicycle: 10 labelled boxes, at least 30 needed");
  }

  @Test
  void aDatasetInWhichNoLabelHasEnoughBoxesRefusesAndIsNoError() throws Exception {
    GatePolicy policy =
        GatePolicy.named("own")
            .rule(GateRule.losesAtMost(0.1, Figure.RECALL).ofEachLabel(500))
            .build();
    Dataset few = StreetFilms.street(120, 1000);
    GateEvidence night =
        GatePair.onStreet(
            few, SimulatedAnalyzer.usual().in(few, 1), SimulatedAnalyzer.usual().in(few, 1));

    GateVerdict verdict =
        decide(
            policy,
            on("day", better),
            new GateEvidence("night", night.comparison(), night.costs()));

    assertThat(verdict.passed()).isFalse();
    assertThat(verdict.results())
        .filteredOn(result -> result.outcome() == GateVerdict.Outcome.TOO_FEW)
        .extracting(GateVerdict.RuleResult::figures)
        .contains("person: 480 labelled boxes, at least 500 needed");
  }

  @Test
  void aLabelWithoutAnyBoxIsUnjudged() throws Exception {
    Dataset none = StreetFilms.street(450, 9999).part(1, 450);
    GateEvidence evidence =
        GatePair.onStreet(
            none, SimulatedAnalyzer.usual().in(none, 1), SimulatedAnalyzer.usual().in(none, 2));

    assertThat(decide(GatePolicies.BETTER, evidence).unjudged())
        .contains("bicycle: 0 labelled boxes, at least 30 needed");
  }

  @Test
  void aRareLabelThatIsNeverFoundAnyMoreIsLost() throws Exception {
    Dataset few = StreetFilms.street(120, 12);
    GateEvidence evidence =
        GatePair.onStreet(
            few,
            SimulatedAnalyzer.usual().in(few, 1),
            SimulatedAnalyzer.usual().misses(0.01).misses(StreetFilms.BICYCLE, 1).in(few, 2));

    GateVerdict verdict = decide(GatePolicies.BETTER, evidence);

    assertThat(verdict.firstLine())
        .startsWith("refused: recall of bicycle fell from ")
        .contains(" to 0.0 %");
    assertThat(verdict.results())
        .anyMatch(result -> result.figures().endsWith("of 10, the candidate 0"));
  }

  @Test
  void eachDatasetMustHold() throws Exception {
    GateVerdict bothHold = decide(GatePolicies.BETTER, on("day", better), on("night", baseline));
    GateVerdict nightFails = decide(GatePolicies.BETTER, on("day", better), on("night", worse));

    assertThat(bothHold.passed()).as(bothHold.firstLine()).isTrue();
    assertThat(nightFails.firstLine()).startsWith("refused: recall of ").contains(" in night fell");
    assertThat(nightFails.results())
        .filteredOn(result -> !result.met())
        .allMatch(result -> result.subject().orElseThrow().startsWith("night"));
  }

  @Test
  void labelsThatNeitherAnalyzerFindsAreHardlyOfThisCamera() throws Exception {
    GateVerdict verdict =
        decide(
            GatePolicies.BETTER,
            GatePair.onStreet(
                STREET, ofAnotherCamera().in(STREET, 1), ofAnotherCamera().in(STREET, 2)));

    assertThat(verdict.firstLine()).startsWith("refused: neither analyzer finds more than ");
  }

  /** It finds a few bicycles, by chance, and nothing else. */
  private static SimulatedAnalyzer ofAnotherCamera() {
    return SimulatedAnalyzer.usual().misses(1).misses(StreetFilms.BICYCLE, 0.5);
  }

  private GateEvidence on(String dataset, DatasetDetections candidate) throws AccuracyException {
    GateEvidence evidence = GatePair.onStreet(STREET, baseline, candidate);
    return new GateEvidence(dataset, evidence.comparison(), evidence.costs());
  }

  private GateVerdict decideOnCost(DatasetDetections candidate, double times, double spread)
      throws AccuracyException {
    return decide(
        GatePolicies.NO_WORSE_BUT_CHEAPER, Costs.with(on("street", candidate), times, spread));
  }

  private static GateVerdict decide(GatePolicy policy, GateEvidence... datasets)
      throws AccuracyException {
    return AccuracyGate.decide(policy, List.of(datasets));
  }
}
