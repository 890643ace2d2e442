package io.nunchi.reference.internal.json;

import io.nunchi.reference.internal.ReferenceErrors;
import io.nunchi.spi.failure.Problem;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Collects the problems of all objects that were read from one root; for one thread. */
final class JsonProblems {

  private static final String EXPLAINED = "docs/model-manifest.md explains it";
  private static final int SHOWN_LENGTH = 80;

  private final List<Problem> problems = new ArrayList<>();

  List<Problem> problems() {
    return List.copyOf(problems);
  }

  boolean isEmpty() {
    return problems.isEmpty();
  }

  void add(Problem problem) {
    problems.add(problem);
  }

  void missing(String where, String expected) {
    add(
        Problem.of(ReferenceErrors.MANIFEST_KEY_MISSING, "a key that must be there is missing")
            .expected(expected)
            .found("nothing")
            .where(where)
            .fix("add the key; " + EXPLAINED));
  }

  void wrong(String where, String what, String expected, String found, String fix) {
    add(
        Problem.of(ReferenceErrors.MANIFEST_VALUE, what)
            .expected(expected)
            .found(found)
            .where(where)
            .fix(fix));
  }

  void wrongType(String where, String expected, JsonNode found) {
    wrong(
        where,
        "the value does not fit the key",
        expected,
        shown(found),
        "correct the value; " + EXPLAINED);
  }

  void wrongList(String where, int minCount, int maxCount, JsonNode found) {
    String count = minCount == maxCount ? String.valueOf(minCount) : minCount + " to " + maxCount;
    wrong(
        where,
        "the value is not such a list",
        "a list of " + count + " elements",
        found.isArray() ? found.size() + " elements" : shown(found),
        "correct the value; " + EXPLAINED);
  }

  private static String shown(JsonNode value) {
    String text = value.toString();
    return text.length() <= SHOWN_LENGTH ? text : text.substring(0, SHOWN_LENGTH - 3) + "...";
  }
}
