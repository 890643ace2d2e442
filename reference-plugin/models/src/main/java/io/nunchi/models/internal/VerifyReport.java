package io.nunchi.models.internal;

import io.nunchi.spi.failure.Problem;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The result of {@code models verify}, check by check. */
record VerifyReport(List<Check> checks) {

  /** The result of one check. */
  enum State {
    PASS,
    FAIL,
    /** There is nothing to check. */
    NONE,
    /** Another check failed before. */
    SKIPPED
  }

  /** One check. */
  record Check(String name, State state, String detail, List<Problem> problems) {

    static Check pass(String name, String detail) {
      return new Check(name, State.PASS, detail, List.of());
    }

    static Check none(String name, String detail) {
      return new Check(name, State.NONE, detail, List.of());
    }

    static Check skipped(String name) {
      return new Check(name, State.SKIPPED, "a check before it failed", List.of());
    }

    static Check fail(String name, List<Problem> problems) {
      return new Check(name, State.FAIL, problems.get(0).what(), problems);
    }

    String stateText() {
      return state.name().toLowerCase(Locale.ROOT);
    }
  }

  VerifyReport {
    checks = List.copyOf(checks);
  }

  /** The verdict over all checks. */
  enum Verdict {
    VERIFIED,
    /** Nothing is wrong, and nothing shows that the detections are right. */
    UNPROVEN,
    REFUSED
  }

  Verdict verdict() {
    if (checks.stream().anyMatch(check -> check.state() == State.FAIL)) {
      return Verdict.REFUSED;
    }
    return checks.stream().anyMatch(check -> check.state() == State.NONE)
        ? Verdict.UNPROVEN
        : Verdict.VERIFIED;
  }

  String text(String location) {
    StringBuilder text = new StringBuilder();
    for (Check check : checks) {
      text.append(
          String.format("%-8s %-12s %s%n", check.stateText(), check.name(), check.detail()));
    }
    text.append(
        switch (verdict()) {
          case VERIFIED -> String.format("%nverified: the package can be used%n");
          case UNPROVEN ->
              String.format(
                  "%nunproven: the package can be used, but nothing shows that what it finds is right;"
                      + " prove it with: nunchi models probe %s --image PICTURE%n",
                  location);
          case REFUSED -> String.format("%n%s%n%nrefused%n", Problem.describe(problems()));
        });
    return text.toString();
  }

  ObjectNode json(String doneKey, String location) {
    ObjectNode node =
        JsonText.object()
            .put(doneKey, verdict() == Verdict.VERIFIED)
            .put("verdict", verdict().name().toLowerCase(Locale.ROOT))
            .put("package", location);
    ArrayNode list = node.putArray("checks");
    for (Check check : checks) {
      list.addObject()
          .put("name", check.name())
          .put("state", check.stateText())
          .put("detail", check.detail());
    }
    JsonText.addProblems(node, problems());
    return node;
  }

  private List<Problem> problems() {
    return checks.stream().flatMap(check -> check.problems().stream()).toList();
  }
}
