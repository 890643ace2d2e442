package io.nunchi.models.internal;

import io.nunchi.reference.internal.manifest.ManifestJson;
import io.nunchi.spi.failure.Problem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The output of the commands with {@code --json}. */
final class JsonText {

  private JsonText() {}

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  static String print(ObjectNode node) {
    return new String(ManifestJson.format(node), StandardCharsets.UTF_8);
  }

  static String refused(String doneKey, List<Problem> problems) {
    ObjectNode node = object().put(doneKey, false);
    addProblems(node, problems);
    return print(node);
  }

  static void addProblems(ObjectNode node, List<Problem> problems) {
    ArrayNode list = node.putArray("problems");
    for (Problem problem : problems) {
      list.addObject()
          .put("code", problem.code())
          .put("what", problem.what())
          .put("expected", problem.expected())
          .put("found", problem.found())
          .put("where", problem.where())
          .put("fix", problem.fix());
    }
  }
}
