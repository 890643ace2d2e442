package io.nunchi.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.nunchi.accuracy.data.Dataset;
import io.nunchi.accuracy.data.DatasetDetections;
import io.nunchi.accuracy.data.FoundBox;
import io.nunchi.accuracy.failure.AccuracyException;
import io.nunchi.accuracy.figure.Difference;
import io.nunchi.accuracy.figure.Figure;
import io.nunchi.accuracy.figure.Interval;
import io.nunchi.accuracy.gate.GateEvidence;
import io.nunchi.accuracy.gate.GatePolicies;
import io.nunchi.accuracy.gate.GatePolicy;
import io.nunchi.accuracy.gate.GateRule;
import io.nunchi.accuracy.gate.GateRule.Demand;
import io.nunchi.accuracy.gate.GateRule.Evidence;
import io.nunchi.accuracy.gate.GateVerdict;
import io.nunchi.accuracy.gate.GateVerdict.Outcome;
import io.nunchi.accuracy.report.AccuracyOptions;
import io.nunchi.accuracy.report.ComparisonReport;
import io.nunchi.accuracy.report.FigureChanges;
import io.nunchi.accuracy.report.FrameDifference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class GateTest {

  private static final AccuracyOptions FAST = new AccuracyOptions(0);

  private static final Set<String> LESS_IS_BETTER =
      Set.of(
          "errorRate",
          "MLR",
          "FP_per_frame",
          "CLR_FN",
          "CLR_FP",
          "IDSW",
          "ML",
          "Frag",
          "IDFN",
          "IDFP",
          "millisP50",
          "millisP99",
          "cpuSecondsPerFrame",
          "peakMemoryBytes");

  private final DatasetDetections some = detections(Scenes.found(0, 0, 0.9));
  private final Dataset dataset = Scenes.sequence(300);
  private final DatasetDetections often = Scenes.withErrors(dataset, 0.35, 3);
  private final DatasetDetections seldom = Scenes.withErrors(dataset, 0.1, 4);
  @TempDir private Path temporary = Path.of("");

  @Test
  void aBetterCandidatePassesAndTheSwappedOrderIsRefused() throws Exception {
    GateVerdict passed = decide(GatePolicies.BETTER, often, seldom);
    GateVerdict refused = decide(GatePolicies.BETTER, seldom, often);

    assertThat(passed.passed()).isTrue();
    assertThat(passed.firstLine()).startsWith("passed");
    assertThat(refused.passed()).isFalse();
    assertThat(refused.firstLine()).startsWith("refused: error rate rose from 8.3 % to 41.8 %");
  }

  @Test
  void theSameAnalyzerIsNoImprovement() throws Exception {
    assertThat(decide(GatePolicies.BETTER, often, often).passed()).isFalse();
  }

  @Test
  void differencesAreThoseOfPairs() throws Exception {
    ComparisonReport report = Accuracy.compare(dataset, often, seldom, FAST);
    Difference errorRate =
        Objects.requireNonNull(report.differences().get(Figure.ERROR_RATE), "errorRate");
    assertThat(errorRate.change())
        .isEqualTo(errorRate.candidate() - errorRate.baseline())
        .isBetween(-0.35, -0.15);
    Interval interval = errorRate.interval().orElseThrow();
    assertThat(errorRate.change()).isBetween(interval.low(), interval.high());
    assertThat(report.differences()).containsKeys(Figure.AP, Figure.MOTA, Figure.IDF1, Figure.HOTA);
    assertThat(report.disagreements(3)).hasSize(3);
    FrameDifference worst = report.worstFrames(false, 1).get(0);
    assertThat(worst.baseline().misses() + worst.baseline().falseAlarms()).isGreaterThan(2);
  }

  @Test
  void gainsAndLossesAreCountedBoxByBox() throws Exception {
    Dataset one = Scenes.sequence(1);
    ComparisonReport report =
        Accuracy.compare(
            one,
            detections(Scenes.found(0, 0, 0.9), Scenes.found(0, 1, 0.9)),
            detections(Scenes.found(0, 1, 0.9), Scenes.found(0, 2, 0.9), Scenes.found(0, 3, 0.9)),
            FAST);
    FrameDifference frame = report.frames().get(0);
    assertThat(frame.gained()).isEqualTo(2);
    assertThat(frame.lost()).isEqualTo(1);
    assertThat(frame.disagreement()).isEqualTo(3);
  }

  @ParameterizedTest
  @EnumSource
  void everyFigureImprovesInItsOwnDirection(Figure figure) throws Exception {
    GatePolicy policy =
        policy(
            "{\"leastFrames\": 1, \"rules\": [{\"figure\": \"%s\", \"improves\": true}]}"
                .formatted(figure.jsonName()));

    assertThat(verdictOfAFall(policy, figure).passed())
        .isEqualTo(LESS_IS_BETTER.contains(figure.jsonName()));
  }

  @Test
  void theFiguresOfWhichLessIsBetterAreAllKnown() {
    assertThat(Arrays.stream(Figure.values()).map(Figure::jsonName)).containsAll(LESS_IS_BETTER);
  }

  private GateVerdict verdictOfAFall(GatePolicy policy, Figure figure) throws AccuracyException {
    Difference fall = new Difference(0.5, 0.25);
    return verdictOfA(fall, policy, figure, Accuracy.compare(Scenes.sequence(1), some, some, FAST));
  }

  private static GateVerdict verdictOfA(
      Difference fall, GatePolicy policy, Figure figure, ComparisonReport report)
      throws AccuracyException {
    return AccuracyGate.decide(
        policy,
        List.of(
            new GateEvidence(
                "scene",
                new ComparisonReport(
                    report.baseline(),
                    report.candidate(),
                    new FigureChanges(
                        figure.isCost() ? Map.of() : Map.of(figure, fall),
                        report.labels(),
                        report.changes().sizes()),
                    report.frames()),
                figure.isCost() ? Map.of(figure, fall) : Map.of())));
  }

  @Test
  void policiesAreReadFromAFile() throws Exception {
    GatePolicy policy =
        policy(
            "{\"leastFrames\": 7, \"leastLabelled\": 8, \"everyLabel\": true,",
            "\"rules\": [{\"figure\": \"AP\", \"losesAtMost\": 0.02},",
            "{\"figure\": \"recall\", \"improves\": true, \"proven\": true, \"perSize\": true,"
                + " \"inOneDataset\": true},",
            "{\"anyOf\": [\"errorRate\", \"AP\"], \"atMostTimesBaseline\": 0.9},",
            "{\"figure\": \"recall\", \"losesAtMost\": 0.1, \"perLabel\": true,"
                + " \"leastLabelled\": 5, \"sure\": true},",
            "{\"figure\": \"millisP99\", \"atMost\": 50},",
            "{\"figure\": \"errorRate\", \"improves\": true, \"sure\": true}]}");

    assertThat(policy.rules())
        .containsExactly(
            GateRule.losesAtMost(0.02, Figure.AP),
            GateRule.improves(Figure.RECALL).with(Evidence.PROVEN).ofEachSize(10).inOneDataset(),
            GateRule.of(Demand.AT_MOST_TIMES_BASELINE, 0.9, Figure.ERROR_RATE, Figure.AP),
            GateRule.losesAtMost(0.1, Figure.RECALL).with(Evidence.SURE).ofEachLabel(5),
            GateRule.of(Demand.AT_MOST, 50, Figure.MILLIS_P99),
            GateRule.improves(Figure.ERROR_RATE).with(Evidence.SURE));
    assertThat(policy.name()).isEqualTo("gate.json");
    assertThat(policy.leastFrames()).isEqualTo(7);
    assertThat(policy.leastLabelled()).isEqualTo(8);
    assertThat(policy.judgesEveryLabel()).isTrue();
    assertThat(decide(policy, often, seldom).passed()).isTrue();
  }

  @Test
  void aSlowCandidateIsRefusedWithItsFigures() throws Exception {
    GatePolicy policy = policy("{\"rules\": [{\"figure\": \"millisP99\", \"atMost\": 50}]}");
    GateVerdict verdict =
        AccuracyGate.decide(
            policy,
            List.of(
                new GateEvidence(
                    "scene",
                    Accuracy.compare(dataset, often, seldom, FAST),
                    Map.of(Figure.MILLIS_P99, new Difference(9, 90)))));
    assertThat(verdict.firstLine())
        .isEqualTo("refused: analysis, 99th percentile rose from 9.0 ms to 90.0 ms");
    assertThat(verdict.results().get(0).description())
        .startsWith("analysis, 99th percentile is at most 50.0 ms: ");
  }

  @Test
  void aRuleThatComparesNothingIsAnErrorAndNoPass() throws Exception {
    GatePolicy policy =
        policy(
            "{\"rules\": [{\"figure\": \"framesPerSecond\", \"improves\": true},",
            "{\"figure\": \"IDSW\", \"improves\": true, \"sure\": true},",
            "{\"figure\": \"APlarge\", \"improves\": true},",
            "{\"figure\": \"errorRate\", \"improves\": true}]}");

    assertThatExceptionOfType(AccuracyException.class)
        .isThrownBy(() -> decide(policy, often, seldom))
        .satisfies(
            refusal ->
                assertThat(refusal.problems())
                    .hasSize(3)
                    .allMatch(problem -> problem.code().equals("NUN-4121")));
  }

  @Test
  void allMistakesOfAPolicyAreSaidAtOnce() {
    List<String> places =
        placesOf(
            "{\"rules\": [{\"figure\": \"luck\", \"improves\": true},",
            "{\"figure\": \"AP\"},",
            "{\"figure\": \"AP\", \"improves\": true, \"atMost\": 1},",
            "{\"figure\": \"AP\", \"losesAtMost\": -1},",
            "{\"figure\": \"AP\", \"improves\": \"yes\"},",
            "{\"figure\": \"AP\", \"improves\": true, \"perhaps\": true},",
            "{\"figure\": \"AP\", \"improves\": true, \"leastLabelled\": 0},",
            "{\"figure\": \"AP\", \"improves\": true, \"sure\": true, \"proven\": true},",
            "{\"figure\": \"AP\", \"improves\": true, \"perLabel\": true, \"perSize\": true},",
            "{\"figure\": \"AP\", \"anyOf\": [\"AP50\"], \"improves\": true},",
            "{\"anyOf\": [], \"improves\": true},",
            "{\"figure\": \"AP\", \"atMostTimesBaseline\": -1},",
            "{\"figure\": \"AP\", \"atMost\": 1, \"sure\": true},",
            "{\"figure\": \"AP\", \"improves\": true, \"leastLabelled\": 30}]}");
    for (int rule = 0; rule < 14; rule++) {
      String place = "rules[" + rule + "]";
      assertThat(places).as(place).anyMatch(where -> where.endsWith(place));
    }
  }

  @Test
  void anEmptyPolicyIsAMistake() {
    assertThat(placesOf("{\"rules\": []}")).isNotEmpty();
    assertThat(placesOf("{}")).isNotEmpty();
    assertThat(placesOf("{\"rules\": [")).singleElement().asString().contains("line 1");
  }

  @ParameterizedTest
  @CsvSource({
    "'\"atLeast\": 0.8', MET",
    "'\"atLeast\": 0.999', NOT_MET",
    "'\"atMost\": 0.999', MET",
    "'\"atMost\": 0.8', NOT_MET",
    "'\"losesAtMost\": 0', MET",
    "'\"improves\": true', MET",
    "'\"improves\": true, \"sure\": true', TOO_FEW",
    "'\"improves\": true, \"proven\": true', TOO_FEW",
    "'\"losesAtMost\": 0, \"sure\": true', TOO_FEW"
  })
  void aFigureThatOnlyTheCandidateHasIsJudgedByItsValue(String demand, Outcome expected)
      throws Exception {
    DatasetDetections nothing =
        new DatasetDetections(Collections.nCopies(300, List.of()), Optional.empty());
    GatePolicy policy = policy("{\"rules\": [{\"figure\": \"precision\", " + demand + "}]}");

    assertThat(decide(policy, nothing, seldom).results())
        .singleElement()
        .satisfies(result -> assertThat(result.outcome()).isEqualTo(expected))
        .satisfies(
            result -> assertThat(result.figures()).contains("the baseline reports nothing: 9"));
  }

  /** A label in few frames has fewer degrees of freedom than the dataset, and proves less. */
  @ParameterizedTest
  @CsvSource({"2, false", "12, true"})
  void provenWidensAnIntervalAsItWasMade(int freedom, boolean passes) throws Exception {
    GatePolicy policy =
        policy(
            "{\"leastFrames\": 1, \"rules\": ["
                + "{\"figure\": \"errorRate\", \"improves\": true, \"proven\": true}]}");
    ComparisonReport report = Accuracy.compare(dataset, often, seldom, FAST);
    Difference fall =
        new Difference(0.5, 0.4, Optional.of(new Interval(-0.15, -0.05)), OptionalInt.of(freedom));

    assertThat(verdictOfA(fall, policy, Figure.ERROR_RATE, report).passed()).isEqualTo(passes);
  }

  /** Rounds of 10 to 12 ms and of 8.8 to 9.2 ms: the worst pair has 0.92, and medians say 0.82. */
  @ParameterizedTest
  @CsvSource({"0.91, false", "0.93, true"})
  void aSureCostHoldsInEachPairOfRounds(double times, boolean passes) throws Exception {
    GatePolicy policy =
        policy(
            "{\"leastFrames\": 1, \"rules\": [{\"figure\": \"millisP50\", \"sure\": true,"
                + " \"atMostTimesBaseline\": "
                + times
                + "}]}");
    Difference millis =
        Difference.ofRounds(11, 9, new Interval(8.8 - 12, 9.2 - 10), new Interval(8.8 / 12, 0.92));
    ComparisonReport report = Accuracy.compare(dataset, often, seldom, FAST);

    assertThat(verdictOfA(millis, policy, Figure.MILLIS_P50, report).passed()).isEqualTo(passes);
  }

  private static DatasetDetections detections(FoundBox... boxes) {
    return new DatasetDetections(List.of(List.of(boxes)), Optional.empty());
  }

  private GateVerdict decide(
      GatePolicy policy, DatasetDetections baseline, DatasetDetections candidate)
      throws AccuracyException {
    return AccuracyGate.decide(
        policy,
        List.of(
            new GateEvidence(
                "scene",
                Accuracy.compare(dataset, baseline, candidate, FAST),
                Map.of(Figure.MILLIS_P99, new Difference(9, 9)))));
  }

  private GatePolicy policy(String... lines) throws Exception {
    return AccuracyGate.read(
        Files.writeString(temporary.resolve("gate.json"), String.join("\n", lines)));
  }

  private List<String> placesOf(String... lines) {
    try {
      policy(lines);
      return List.of();
    } catch (AccuracyException e) {
      return e.problems().stream().map(problem -> problem.where()).toList();
    } catch (Exception unexpected) {
      throw new AssertionError(unexpected);
    }
  }
}
