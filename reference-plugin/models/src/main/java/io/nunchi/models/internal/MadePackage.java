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
    boolean proven,
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
        probe     %s
        """,
        directory,
        id,
        digest,
        known ? "known to Nunchi" : "the given one",
        labels.size(),
        provider,
        inferenceMillis,
        proven
            ? "what it shows was found"
            : "none, so the model is unproven; make one with: nunchi models probe "
                + directory
                + " --image PICTURE");
  }

  ObjectNode json(String doneKey) {
    ObjectNode node = JsonText.object();
    node.put(doneKey, true);
    node.put("directory", directory.toString());
    node.put("id", id);
    node.put("sha256", digest);
    node.put("knownModel", known);
    node.put("proven", proven);
    labels.forEach(node.putArray("labels")::add);
    node.put("provider", provider);
    node.put("inferenceMillis", inferenceMillis);
    return node;
  }
}
