package io.nunchi.models.internal;

import io.nunchi.models.internal.init.ManifestDraft;
import io.nunchi.spi.failure.Problem;
import java.nio.file.Path;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The result of {@code models init}. */
record InitOutcome(Path model, Path manifest, ManifestDraft draft, boolean known) {

  String text() {
    StringBuilder text = new StringBuilder();
    text.append(String.format("wrote %s%n", manifest));
    if (known) {
      text.append(
          String.format(
              "%nNunchi knows this model by its SHA-256: models add needs no manifest for it.%n"));
    }
    text.append(String.format("%nWhat the outputs may mean, the most likely first:%n"));
    int number = 0;
    for (ManifestDraft.Candidate candidate : draft.candidates()) {
      number++;
      text.append(
          String.format(
              "  %d. %s%n     %s%n     \"output\": %s%n",
              number, candidate.reason(), fits(candidate.fits()), candidate.output()));
    }
    if (draft.candidates().isEmpty()) {
      text.append(String.format("  nothing that this plugin can read%n"));
    }
    draft.remarks().forEach(remark -> text.append(String.format("%nNote: %s%n", remark)));
    text.append(String.format("%n%d questions to answer in it:%n", draft.questions().size()));
    for (Problem question : draft.questions()) {
      text.append(
          String.format(
              "  %s%n     %s%n",
              question.where().substring(question.where().indexOf('$')), question.expected()));
    }
    text.append(
        String.format(
            """

            Thresholds and nms are set to usual values; change them as you like.
            docs/cli.md says where to look for the answers. Then make the package, prove it, and look at
            what it finds:
              nunchi models add %s --manifest %s --to DIR
              nunchi models verify DIR
              nunchi analyze VIDEO --model DIR --out RESULTS
            """,
            model, manifest));
    return text.toString();
  }

  private static String fits(String fits) {
    if (fits.isEmpty()) {
      return "whether it fits depends on answers";
    }
    return fits.equals("yes") ? "every output has the right shape" : "does not fit: " + fits;
  }

  ObjectNode json(String doneKey) {
    ObjectNode node = JsonText.object().put(doneKey, true).put("manifest", manifest.toString());
    node.put("knownModel", known);
    ArrayNode candidates = node.putArray("candidates");
    for (ManifestDraft.Candidate candidate : draft.candidates()) {
      ObjectNode entry =
          candidates.addObject().put("reason", candidate.reason()).put("fits", candidate.fits());
      entry.set("output", candidate.output());
    }
    draft.remarks().forEach(node.putArray("remarks")::add);
    ArrayNode questions = node.putArray("questions");
    for (Problem question : draft.questions()) {
      questions.addObject().put("where", question.where()).put("question", question.expected());
    }
    return node;
  }
}
