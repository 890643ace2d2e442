package io.nunchi.reference.internal.models;

import io.nunchi.reference.internal.manifest.ManifestJson;
import io.nunchi.spi.failure.Problem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What is printed in the end. */
final class Outcome {

  private Outcome() {}

  static String text(MadePackage made) {
    return String.format(
        Locale.ROOT,
        """
        made      %s
        model     %s
        sha256    %s
        manifest  %s
        labels    %d
        runs on   %s, %.1f ms for one inference
        """,
        made.directory(),
        made.id(),
        made.digest(),
        made.known() ? "known to Nunchi" : "the given one",
        made.labels().size(),
        made.provider(),
        made.inferenceMillis());
  }

  static String json(MadePackage made) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("added", true);
    node.put("directory", made.directory().toString());
    node.put("id", made.id());
    node.put("sha256", made.digest());
    node.put("knownModel", made.known());
    made.labels().forEach(node.putArray("labels")::add);
    node.put("provider", made.provider());
    node.put("inferenceMillis", made.inferenceMillis());
    return print(node);
  }

  static String json(List<Problem> problems) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("added", false);
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
    return print(node);
  }

  private static String print(ObjectNode node) {
    return new String(ManifestJson.format(node), StandardCharsets.UTF_8);
  }
}
