package io.nunchi.api.internal.shadow;

import io.nunchi.api.HostException;
import io.nunchi.api.shadow.PromotionVerdict.RuleResult;
import io.nunchi.spi.failure.Problem;
import java.time.Duration;
import java.util.List;

/** The problems with shadows. */
final class ShadowProblems {

  private ShadowProblems() {}

  static HostException placeIsTaken(String pluginId) {
    return new HostException(
        Problem.of("NUN-4550", "the engine has a shadow already")
            .expected("one shadow at a time")
            .found("another candidate, " + pluginId)
            .where("shadow")
            .fix("close the other shadow first"));
  }

  static HostException noCandidate(String found) {
    return new HostException(
        Problem.of("NUN-4551", "there is no candidate to promote")
            .expected("a running shadow of this engine")
            .found(found)
            .where("shadow")
            .fix("start a shadow, and let it compare frames"));
  }

  static Problem refused(RuleResult result, String candidateId) {
    return Problem.of("NUN-4552", "the shadow's figures refuse the candidate")
        .expected(result.rule() + result.label().map(label -> " (" + label + ")").orElse(""))
        .found(result.figures())
        .where("shadow of " + candidateId)
        .fix("let it compare more frames, or improve the candidate; the live engine goes on");
  }

  static Problem nothingInCommon(List<String> live, List<String> candidate, String candidateId) {
    return Problem.of("NUN-4553", "live engine and candidate have no label in common")
        .expected("at least one of " + some(live))
        .found(some(candidate))
        .where("shadow of " + candidateId)
        .fix(
            "compare analyzers that look for the same things, or map their labels to common names");
  }

  static HostException unknownLabels(
      List<String> unknown, List<String> live, List<String> candidate, String candidateId) {
    return new HostException(
        Problem.of("NUN-4556", "the shadow's label map has labels that neither engine declares")
            .expected(
                some(live) + " of the live engine or " + some(candidate) + " of the candidate")
            .found(unknown.toString())
            .where("shadow of " + candidateId)
            .fix("correct the names, or leave them out"));
  }

  private static String some(List<String> labels) {
    return labels.size() <= 20 ? labels.toString() : labels.size() + " labels";
  }

  static Problem unfitSettings(HostException refusal, String streamId) {
    return Problem.of("NUN-4554", "a camera's settings do not fit the candidate")
        .expected("settings that the candidate's plugin takes for a stream")
        .found(Problem.describe(refusal.problems()))
        .where("stream " + streamId)
        .fix(
            "change them; until then its frames are not compared, and it would keep the"
                + " candidate from going live");
  }

  static Problem analyzerNotClosed(String candidateId, Duration longest) {
    return Problem.of("NUN-4518", "a shadow is closed, but not every analyzer of its candidate")
        .expected("the end of the running frame within " + longest)
        .found("an analyzer that has not returned")
        .where("shadow of " + candidateId)
        .fix("nothing at once: it is closed as soon as it returns or is given up");
  }
}
