package io.nunchi.models.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/** The result of {@code models add}: a package and its model's first inference. */
record MadePackage(
    Path directory,
    String id,
    String digest,
    boolean known,
    List<String> labels,
    String provider,
    double inferenceMillis) {

  String text() {
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
        directory,
        id,
        digest,
        known ? "known to Nunchi" : "the given one",
        labels.size(),
        provider,
        inferenceMillis);
  }

  ObjectNode json(String doneKey) {
    ObjectNode node = JsonText.object();
    node.put(doneKey, true);
    node.put("directory", directory.toString());
    node.put("id", id);
    node.put("sha256", digest);
    node.put("knownModel", known);
    labels.forEach(node.putArray("labels")::add);
    node.put("provider", provider);
    node.put("inferenceMillis", inferenceMillis);
    return node;
  }
}
