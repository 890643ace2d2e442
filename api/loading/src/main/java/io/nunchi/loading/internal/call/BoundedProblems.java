package io.nunchi.loading.internal.call;

import io.nunchi.loading.internal.log.BoundedText;
import io.nunchi.spi.failure.Problem;
import java.util.ArrayList;
import java.util.List;

/** Copies a plugin's problems, of bounded number and size. */
final class BoundedProblems {

  private static final int MOST_PROBLEMS = 100;
  private static final int MOST_CODE_CHARACTERS = 40;
  private static final int MOST_TEXT_CHARACTERS = 10_000;
  private static final int MOST_CHARACTERS = 100_000;

  private BoundedProblems() {}

  /** The first problems of a list; the last one names how many are left out. */
  static List<Problem> of(List<Problem> problems) {
    List<Problem> kept = new ArrayList<>();
    int characters = 0;
    for (Problem problem : problems) {
      if (kept.size() == MOST_PROBLEMS || characters >= MOST_CHARACTERS) {
        kept.add(leftOut(problems.size() - kept.size()));
        break;
      }
      Problem bounded = of(problem);
      characters += length(bounded);
      kept.add(bounded);
    }
    return List.copyOf(kept);
  }

  private static Problem of(Problem problem) {
    boolean codeIsLong = problem.code().length() > MOST_CODE_CHARACTERS;
    return Problem.of(codeIsLong ? PluginFailures.UNTYPED : problem.code(), cut(problem.what()))
        .expected(cut(problem.expected()))
        .found(cut(problem.found()))
        .where(cut(problem.where()))
        .fix(cut(problem.fix()));
  }

  private static String cut(String text) {
    return BoundedText.cut(text, MOST_TEXT_CHARACTERS);
  }

  private static int length(Problem problem) {
    return problem.what().length()
        + problem.expected().length()
        + problem.found().length()
        + problem.where().length()
        + problem.fix().length();
  }

  private static Problem leftOut(int count) {
    return Problem.of("NUN-4561", "the plugin named more problems than the host keeps")
        .expected(
            "at most " + MOST_PROBLEMS + " problems of " + MOST_CHARACTERS + " characters together")
        .found(count + " more")
        .fix("correct those that are listed, and try again");
  }
}
