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

  boolean passed() {
    return checks.stream().noneMatch(check -> check.state() == State.FAIL);
  }

  String text() {
    StringBuilder text = new StringBuilder();
    for (Check check : checks) {
      text.append(
          String.format("%-8s %-12s %s%n", check.stateText(), check.name(), check.detail()));
    }
    List<Problem> problems = problems();
    if (problems.isEmpty()) {
      return text.append(String.format("%nverified: the package can be used%n")).toString();
    }
    return text.append(String.format("%n%s%n%nrefused%n", Problem.describe(problems))).toString();
  }

  ObjectNode json(String doneKey, String location) {
    ObjectNode node = JsonText.object().put(doneKey, passed()).put("package", location.toString());
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
