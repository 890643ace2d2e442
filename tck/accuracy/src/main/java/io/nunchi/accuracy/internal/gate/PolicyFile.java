package io.nunchi.accuracy.internal.gate;

import io.nunchi.accuracy.failure.AccuracyException;
import io.nunchi.accuracy.gate.GatePolicy;
import io.nunchi.accuracy.internal.AccuracyErrors;
import io.nunchi.spi.failure.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads {@code {"leastFrames": 50, "rules": [{"figure": …, "improves": true}, …]}}. */
public final class PolicyFile {

  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
  private static final String RULES = "rules";
  private static final String LEAST_FRAMES = "leastFrames";
  private static final String LEAST_LABELLED = "leastLabelled";
  private static final String EVERY_LABEL = "everyLabel";
  private static final Set<String> KEYS = Set.of(RULES, LEAST_FRAMES, LEAST_LABELLED, EVERY_LABEL);

  /** A policy that does not say so itself is not decided on a handful of frames. */
  private static final int USUAL_LEAST_FRAMES = 10;

  private PolicyFile() {}

  /** Reads a policy; {@link io.nunchi.accuracy.AccuracyGate#read} says the rest. */
  public static GatePolicy read(Path file) throws AccuracyException {
    PolicyProblems problems = new PolicyProblems(file);
    JsonNode root = tree(file, problems);
    problems.refuseUnknown("the policy", root, KEYS);
    GatePolicy.Builder policy =
        GatePolicy.named(String.valueOf(file.getFileName()))
            .leastFrames(problems.positive("the policy", root, LEAST_FRAMES, USUAL_LEAST_FRAMES))
            .leastLabelled(problems.positive("the policy", root, LEAST_LABELLED, 1));
    if (problems.flag("the policy", root, EVERY_LABEL)) {
      policy.everyLabel();
    }
    JsonNode rules = root.path(RULES);
    if (!rules.isArray() || rules.isEmpty()) {
      problems.add("the policy", "an array rules with at least one rule", rules.toString());
    }
    int number = 0;
    for (JsonNode rule : rules) {
      new RuleReader("rules[" + number++ + "]", rule, problems).rule().ifPresent(policy::rule);
    }
    problems.throwIfAny();
    return policy.build();
  }

  private static JsonNode tree(Path file, PolicyProblems problems) throws AccuracyException {
    try {
      return MAPPER.readTree(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new AccuracyException(
          List.of(
              Problem.of(AccuracyErrors.FILE_UNREADABLE, "a file or folder cannot be read")
                  .expected("a readable file")
                  .found(e.toString())
                  .where(file.toString())
                  .fix("check that it exists, and its permissions")));
    } catch (JacksonException e) {
      problems.add("line " + e.getLocation().getLineNr(), "JSON", e.getOriginalMessage());
      throw problems.exception();
    }
  }
}
