package io.nunchi.models.internal;

import io.nunchi.models.internal.init.ManifestDraft;
import io.nunchi.spi.failure.Problem;
import java.nio.file.Path;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The result of {@code models init}. */
record InitOutcome(Path model, Path manifest, Path place, ManifestDraft draft, boolean known) {

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

            Thresholds and nms are set to values that are usual for the decoder. What to do next:
              nunchi models preview %1$s --image PICTURE
            draws what each answer to the questions about the picture finds; choose the right one with
              nunchi models probe %1$s --image PICTURE --variant NUMBER
            and answer the other questions in %2$s. docs/cli.md says where to look for answers.
            %3$s""",
            place, manifest, proof()));
    return text.toString();
  }

  private String proof() {
    return place.equals(manifest)
        ? String.format(
            """
            Then make the package, and prove it:
              nunchi models add %s --manifest %s --to DIR
              nunchi models verify DIR
            """,
            model, manifest)
        : String.format(
            """
            Then prove it:
              nunchi models verify %s
            """,
            place);
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
