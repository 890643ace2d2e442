package io.nunchi.models.internal.init;

import io.nunchi.reference.internal.manifest.OpenQuestions;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a model's outputs may mean.
 *
 * @param output the manifest's {@code output}
 * @param labelCount how many labels there would be
 * @param likelihood how likely it is, from 0 to 100; only the order means anything
 * @param reason why it may be so
 */
record LayoutCandidate(ObjectNode output, int labelCount, int likelihood, String reason) {

  static LayoutCandidate of(String decoder, int labelCount, int likelihood, String reason) {
    ObjectNode output = JsonNodeFactory.instance.objectNode().put("decoder", decoder);
    return new LayoutCandidate(output, labelCount, likelihood, reason);
  }

  String decoder() {
    return output.path("decoder").stringValue();
  }

  LayoutCandidate with(String key, String value) {
    output.put(key, value);
    return this;
  }

  LayoutCandidate with(String key, long value) {
    output.put(key, value);
    return this;
  }

  LayoutCandidate with(String key, boolean value) {
    output.put(key, value);
    return this;
  }

  LayoutCandidate withNumbers(String key, List<Integer> values) {
    ArrayNode array = output.putArray(key);
    values.forEach(array::add);
    return this;
  }

  LayoutCandidate withTexts(String key, List<String> values) {
    ArrayNode array = output.putArray(key);
    values.forEach(array::add);
    return this;
  }

  LayoutCandidate asking(String key, String question) {
    return with(key, OpenQuestions.MARK + " " + question);
  }

  LayoutCandidate ranked(int newLikelihood, String more) {
    return new LayoutCandidate(output, labelCount, newLikelihood, reason + "; " + more);
  }
}
