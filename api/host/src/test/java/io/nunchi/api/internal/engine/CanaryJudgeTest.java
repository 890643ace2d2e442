package io.nunchi.api.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.api.CanaryGroup;
import io.nunchi.api.CanaryPolicy;
import io.nunchi.api.frame.DropReason;
import io.nunchi.api.frame.EngineGeneration;
import io.nunchi.api.internal.engine.CanaryJudge.Step;
import io.nunchi.api.shadow.KeptFrames;
import io.nunchi.api.shadow.LabelComparison;
import io.nunchi.api.shadow.PromotionPolicy;
import io.nunchi.api.shadow.PromotionRule;
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

class CanaryJudgeTest {

  private static final CanaryPolicy POLICY =
      CanaryPolicy.builder().leastFrames(10).longestTime(Duration.ofMinutes(1)).build();

  private static CanaryGroup.Builder group() {
    return CanaryGroup.builder().cameras(4).analyzed(100);
  }

  private static CanaryFigures.Details details(long leastAnalyzed) {
    return new CanaryFigures.Details(leastAnalyzed, Map.of(), Optional.empty());
  }

  private static CanaryJudge.Decision decision(
      CanaryGroup.Builder chosen, CanaryGroup.Builder others, CanaryFigures.Details details) {
    return decisionAfter(Duration.ofSeconds(1), chosen, others, details);
  }

  private static CanaryJudge.Decision decisionAfter(
      Duration elapsed,
      CanaryGroup.Builder chosen,
      CanaryGroup.Builder others,
      CanaryFigures.Details details) {
    return new CanaryJudge(POLICY)
        .judge(
            new CanaryFigures(elapsed, chosen.build(), others.build(), details, Optional.empty()));
  }

  @Test
  void goodFiguresPromoteAsSoonAsThereAreEnough() {
    assertThat(decision(group(), group(), details(9)).step()).isEqualTo(Step.WATCH);
    assertThat(decision(group(), group(), details(10)).step()).isEqualTo(Step.PROMOTE);
    assertThat(decisionAfter(Duration.ofHours(1), group(), group(), details(10)).step())
        .as("late, but enough")
        .isEqualTo(Step.PROMOTE);
  }

  @Test
  void timeEndsTheWaitForFrames() {
    CanaryJudge.Decision late = decisionAfter(Duration.ofMinutes(1), group(), group(), details(9));
    assertThat(late.step()).isEqualTo(Step.GO_BACK);
    assertThat(late.why())
        .isEqualTo("after 60 s it is undecided: a chosen camera has 9 of 10 results");
  }

  @Test
  void failuresAndAQuarantineDecideBeforeThereAreEnoughFrames() {
    CanaryFigures.Details failures =
        new CanaryFigures.Details(0, Map.of(DropReason.ANALYZER_FAILED, 1L), Optional.empty());
    assertThat(decision(group().failures(1), group(), failures).why())
        .isEqualTo("1 frame(s) of the chosen cameras failed; at most 0 may: {ANALYZER_FAILED=1}");
    CanaryFigures.Details quarantine = new CanaryFigures.Details(0, Map.of(), Optional.of("gate"));
    assertThat(decision(group(), group(), quarantine).why())
        .isEqualTo("the camera gate is in quarantine");
  }

  @Test
  void skippedFramesCountAgainstThoseOfTheOthers() {
    CanaryGroup.Builder chosen = group().skipped(25); // a fifth
    assertThat(decision(chosen, group().skipped(25), details(10)).step()).isEqualTo(Step.PROMOTE);
    assertThat(decision(chosen, group(), details(10)).why())
        .isEqualTo("of the chosen cameras 20.0 % of the frames were skipped, of the others 0.0 %");
  }

  @Test
  void unhealthyCamerasCountAgainstTheOthers() {
    CanaryGroup.Builder chosen = group().unhealthyCameras(1);
    assertThat(decision(chosen, group().unhealthyCameras(1), details(10)).step())
        .isEqualTo(Step.PROMOTE);
    assertThat(decision(chosen, group(), details(10)).why())
        .isEqualTo("1 of 4 chosen cameras are unhealthy, of the others 0 of 4");
  }

  @Test
  void comparisonThatEndsUndecidedSendsTheCamerasBackAndSaysWhy() {
    assertThat(decisionAtComparison(ShadowReport.State.RUNNING).step()).isEqualTo(Step.WATCH);
    CanaryJudge.Decision ended = decisionAtComparison(ShadowReport.State.GIVEN_UP);
    assertThat(ended.step()).isEqualTo(Step.GO_BACK);
    assertThat(ended.why()).contains("the comparison", "two calls never returned");
  }

  private static CanaryJudge.Decision decisionAtComparison(ShadowReport.State state) {
    CanaryPolicy policy =
        CanaryPolicy.builder()
            .leastFrames(10)
            .agreement(
                Optional.of(
                    PromotionPolicy.of(PromotionRule.atLeast(ShadowFigure.COMPARED_FRAMES, 3))))
            .build();
    return new CanaryJudge(policy)
        .judge(
            new CanaryFigures(
                Duration.ofSeconds(1),
                group().build(),
                group().build(),
                details(10),
                Optional.of(comparison(state))));
  }

  private static ShadowReport comparison(ShadowReport.State state) {
    EngineGeneration engine = new EngineGeneration(1, 0, "test.some", "1", Optional.empty());
    return new ShadowReport(
        state,
        "two calls never returned",
        engine,
        engine,
        new ShadowFrames(2, 2, 1, Map.of(), 0, 1, 0),
        new LabelComparison(
            0,
            0,
            0,
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty()),
        new TreeMap<>(),
        Map.of(),
        Map.of(),
        Optional.empty(),
        Optional.empty(),
        new KeptFrames(0, 0, 0, 0),
        2,
        List.of());
  }

  @Test
  void nothingIsDecidedInFavourOfACandidateWithoutACamera() {
    assertThat(decision(group().cameras(0), group(), details(10)).step()).isEqualTo(Step.GO_BACK);
  }
}
