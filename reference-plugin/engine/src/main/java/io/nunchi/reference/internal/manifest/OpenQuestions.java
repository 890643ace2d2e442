package io.nunchi.reference.internal.manifest;

import io.nunchi.reference.decoder.guess.Guess;
import io.nunchi.reference.internal.ReferenceErrors;
import io.nunchi.spi.failure.Problem;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The questions that {@code models init} leaves to a person: texts that begin with a question mark,
 * followed by the question.
 */
public final class OpenQuestions {

  /** The beginning of a text that is a question and no answer. */
  public static final String MARK = Guess.QUESTION_MARK;

  private OpenQuestions() {}

  /**
   * Lists the questions of a manifest.
   *
   * @param json its outermost object
   * @param where the file, for a person
   * @return a problem for every question
   */
  public static List<Problem> of(ObjectNode json, String where) {
    List<Problem> problems = new ArrayList<>();
    collect(json, where + " $", problems);
    return problems;
  }

  static void refuse(ObjectNode json, String where) throws ModelRefusedException {
    List<Problem> problems = of(json, where);
    if (!problems.isEmpty()) {
      throw new ModelRefusedException(problems);
    }
  }

  private static void collect(JsonNode node, String path, List<Problem> problems) {
    if (node instanceof ObjectNode object) {
      object
          .propertyStream()
          .forEach(p -> collect(p.getValue(), path + "." + p.getKey(), problems));
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        collect(array.get(i), path + "[" + i + "]", problems);
      }
    } else if (node.isString() && node.stringValue().startsWith(MARK)) {
      String question = node.stringValue().substring(MARK.length()).strip();
      problems.add(
          Problem.of(ReferenceErrors.MANIFEST_QUESTION, "a question is open")
              .expected(question.isEmpty() ? "an answer" : question)
              .found("\"?\"")
              .where(path)
              .fix("replace the text by the answer; docs/model-manifest.md explains the key"));
    }
  }
}
