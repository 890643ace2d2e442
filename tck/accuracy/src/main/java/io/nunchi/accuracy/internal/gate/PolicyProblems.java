package io.nunchi.accuracy.internal.gate;

import io.nunchi.accuracy.failure.AccuracyException;
import io.nunchi.accuracy.internal.AccuracyErrors;
import io.nunchi.spi.failure.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Reads the simple values of a policy, and keeps what is wrong with them. For one thread. */
final class PolicyProblems {

  private final Path file;
  private final List<Problem> problems = new ArrayList<>();

  PolicyProblems(Path file) {
    this.file = file;
  }

  int size() {
    return problems.size();
  }

  void add(String location, String expected, String found) {
    problems.add(
        Problem.of(AccuracyErrors.POLICY_MALFORMED, "the gate's policy is malformed")
            .expected(expected)
            .found(found)
            .where(file + ", " + location)
            .fix("correct it; docs/accuracy-gate.md describes policies"));
  }

  void throwIfAny() throws AccuracyException {
    if (!problems.isEmpty()) {
      throw exception();
    }
  }

  AccuracyException exception() {
    return new AccuracyException(problems);
  }

  void refuseUnknown(String location, JsonNode node, Set<String> known) {
    for (String key : node.propertyNames()) {
      if (!known.contains(key)) {
        add(location, "some of " + known.stream().sorted().toList(), key);
      }
    }
  }

  boolean flag(String location, JsonNode node, String key) {
    JsonNode value = node.path(key);
    if (!value.isMissingNode() && !value.isBoolean()) {
      add(location, key + " is true or false", value.toString());
    }
    return value.asBoolean(false);
  }

  int positive(String location, JsonNode node, String key, int usual) {
    JsonNode value = node.path(key);
    if (value.isMissingNode()) {
      return usual;
    }
    if (!value.isInt() || value.asInt() < 1) {
      add(location, key + " is a whole number from 1", value.toString());
      return usual;
    }
    return value.asInt();
  }
}
