package io.nunchi.api.internal.shadow;

import static io.nunchi.api.shadow.PromotionRule.atLeast;
import static io.nunchi.api.shadow.PromotionRule.atMost;
import static io.nunchi.api.shadow.PromotionRule.atMostTimesLive;
import static io.nunchi.api.shadow.PromotionRule.losesAtMost;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.nunchi.api.frame.DropReason;
import io.nunchi.api.frame.EngineGeneration;
import io.nunchi.api.shadow.AnalysisTime;
import io.nunchi.api.shadow.KeptFrames;
import io.nunchi.api.shadow.LabelComparison;
import io.nunchi.api.shadow.PromotionPolicy;
import io.nunchi.api.shadow.PromotionRule;
import io.nunchi.api.shadow.PromotionVerdict;
import io.nunchi.api.shadow.ShadowFigure;
import io.nunchi.api.shadow.ShadowFrames;
import io.nunchi.api.shadow.ShadowReport;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PromotionCheckTest {

  private static final EngineGeneration ENGINE =
      new EngineGeneration(1, 0, "test.some", "1", Optional.empty());

  private static final LabelComparison PERSON = comparison(50, 60, 40);
  private static final LabelComparison CAR = comparison(2, 0, 0);

  private static LabelComparison comparison(long live, long candidate, long matched) {
    return new LabelComparison(
        live,
        candidate,
        matched,
        OptionalDouble.of(0.75),
        OptionalDouble.of(0.6),
        candidate == 0 ? OptionalDouble.empty() : OptionalDouble.of(0.5),
        candidate == 0 ? OptionalDouble.empty() : OptionalDouble.of(0.3));
  }

  /** 100 frames compared, 25 failed, 7 superseded; the candidate takes 30 ms instead of 20 ms. */
  private static ShadowReport report(long compared) {
    Optional<AnalysisTime> live =
        Optional.of(new AnalysisTime(Duration.ofMillis(10), Duration.ofMillis(20)));
    Optional<AnalysisTime> candidate =
        Optional.of(new AnalysisTime(Duration.ofMillis(15), Duration.ofMillis(30)));
    return new ShadowReport(
        ShadowReport.State.RUNNING,
        "",
        ENGINE,
        ENGINE,
        new ShadowFrames(
            200,
            132,
            compared,
            Map.of(
                DropReason.ANALYZER_FAILED,
                20L,
                DropReason.FRAME_REJECTED,
                5L,
                DropReason.SUPERSEDED,
                7L),
            0,
            0,
            0),
        comparison(52, 60, 40),
        new TreeMap<>(Map.of("person", PERSON, "car", CAR)),
        Map.of(),
        Map.of(),
        compared == 0 ? Optional.empty() : live,
        compared == 0 ? Optional.empty() : candidate,
        new KeptFrames(0, 0, 0, 0),
        0,
        List.of());
  }

  private static PromotionVerdict verdict(PromotionRule... rules) {
    return PromotionCheck.verdict(PromotionPolicy.of(rules), report(100));
  }

  @ParameterizedTest
  @CsvSource({
    "COMPARED_FRAMES, AT_LEAST, 100, true",
    "COMPARED_FRAMES, AT_LEAST, 101, false",
    "DISAGREEMENT, AT_MOST, 0.45, true", // 32 of 72
    "DISAGREEMENT, AT_MOST, 0.44, false",
    "CONFIDENCE_DRIFT, AT_MOST, 0.3, true",
    "CONFIDENCE_DRIFT, AT_MOST, 0.29, false",
    "CONFIDENCE_SHIFT, AT_MOST, 0.11, true", // it falls by 0.1
    "CONFIDENCE_SHIFT, AT_MOST, 0.09, false",
    "FAILURES, AT_MOST, 25, true",
    "FAILURES, AT_MOST, 24, false",
    "FAILURE_RATE, AT_MOST, 0.2, true",
    "FAILURE_RATE, AT_MOST, 0.19, false",
    "MILLIS_P50, AT_MOST, 15, true",
    "MILLIS_P99, AT_MOST, 29, false",
    "MILLIS_P99, LOSES_AT_MOST, 10, true",
    "MILLIS_P99, LOSES_AT_MOST, 9.9, false",
    "MILLIS_P99, AT_MOST_TIMES_LIVE, 1.5, true",
    "MILLIS_P50, AT_MOST_TIMES_LIVE, 1.4, false"
  })
  void everyFigureIsHeldAgainstItsBound(
      ShadowFigure figure, PromotionRule.Demand demand, double amount, boolean met) {
    assertThat(verdict(new PromotionRule(figure, demand, amount, false, 1)).passed())
        .isEqualTo(met);
  }

  @Test
  void firstLineNamesTheFirstRuleThatRefusedWithItsFigures() {
    assertThat(
            verdict(
                    atLeast(ShadowFigure.COMPARED_FRAMES, 10),
                    losesAtMost(ShadowFigure.MILLIS_P99, 5),
                    atMost(ShadowFigure.DISAGREEMENT, 0.1))
                .firstLine())
        .isEqualTo("refused: millisP99 loses at most 5: 20 to 30 in 100 frames");
    assertThat(verdict(atMost(ShadowFigure.DISAGREEMENT, 0.1)).firstLine())
        .isEqualTo("refused: disagreement is at most 0.1: 0.4444 in 100 frames");
    assertThat(verdict(atMostTimesLive(ShadowFigure.MILLIS_P50, 2)).firstLine())
        .isEqualTo("passed: all 1 checks are met");
  }

  @Test
  void ruleOfEachLabelLeavesRareLabelsOut() {
    PromotionRule rule = atMost(ShadowFigure.DISAGREEMENT, 0.5);
    assertThat(verdict(rule.ofEachLabel(10)).results())
        .singleElement()
        .satisfies(result -> assertThat(result.label()).contains("person"))
        .satisfies(result -> assertThat(result.met()).isTrue());
    assertThat(verdict(rule.ofEachLabel(2)).firstLine())
        .isEqualTo("refused: disagreement of each label is at most 0.5 (car): 1 in 100 frames");
    assertThat(verdict(rule.ofEachLabel(1000)).passed()).as("nothing to compare").isFalse();
  }

  @Test
  void whatComparesNothingNeverPasses() {
    PromotionPolicy policy =
        PromotionPolicy.of(
            atMost(ShadowFigure.FAILURES, 1000),
            atMost(ShadowFigure.DISAGREEMENT, 1),
            atMost(ShadowFigure.MILLIS_P99, 1e9));
    PromotionVerdict verdict = PromotionCheck.verdict(policy, report(0));
    assertThat(verdict.results()).noneMatch(PromotionVerdict.RuleResult::met);
    assertThat(verdict.firstLine()).contains("nothing to compare");
    assertThat(verdict(atMost(ShadowFigure.CONFIDENCE_DRIFT, 1).ofEachLabel(2)).results())
        .filteredOn(result -> !result.met())
        .singleElement()
        .satisfies(result -> assertThat(result.label()).contains("car"));
  }

  @Test
  void rulesThatMeanNothingDoNotExist() {
    assertThatIllegalArgumentException().isThrownBy(PromotionPolicy::of);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> losesAtMost(ShadowFigure.DISAGREEMENT, 0.1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> atMost(ShadowFigure.FAILURES, 1).ofEachLabel(1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> atMost(ShadowFigure.FAILURES, Double.NaN));
  }
}
