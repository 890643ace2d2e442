package io.nunchi.models.internal;

import io.nunchi.models.internal.preview.ProbeMaker;
import io.nunchi.models.internal.preview.Variant;
import io.nunchi.models.internal.preview.VariantAnswer;
import io.nunchi.reference.internal.manifest.ModelRefusedException;
import io.nunchi.reference.internal.manifest.OpenQuestions;
import io.nunchi.spi.failure.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code models probe}. */
@Command(
    name = "probe",
    description = {
      "Makes the probe of a package: a picture, and what the model must find in it.",
      "Writes the answers of the variant that you chose on the sheet of models preview into the"
          + " manifest, with a copy of the picture beside it. From then on a model that finds"
          + " something else does not start."
    })
final class ProbeCommand extends VariantCommand {

  @Option(
      names = "--variant",
      paramLabel = "NUMBER",
      description = "The number on the sheet; not needed if the manifest leaves no choice.")
  private @Nullable Integer number;

  private record Made(Path manifest, VariantAnswer answer, int expected, List<Problem> questions) {}

  @Override
  int run() throws ModelRefusedException {
    Made made = ToolSession.run(err(), this::make);
    out().print(json() ? JsonText.print(json(made)) : text(made));
    return DONE;
  }

  @Override
  String doneKey() {
    return "probed";
  }

  private Made make(ToolSession session) throws IOException, ModelRefusedException {
    Material material = read(session);
    Path manifestFile = material.draft().manifestFile();
    if (isOpen(material.draft().manifest().path("labels"))) {
      throw new ModelRefusedException(
          OpenQuestions.of(material.draft().manifest(), manifestFile.toString()).stream()
              .filter(question -> question.where().endsWith("$.labels"))
              .toList());
    }
    Variant variant =
        ProbeMaker.choose(
            material.variants(),
            number == null ? OptionalInt.empty() : OptionalInt.of(number),
            manifestFile);
    VariantAnswer answer = answers(session, material, List.of(variant)).get(0);
    ObjectNode written =
        ProbeMaker.write(
            material.draft(), answer, material.picture().file(), material.picture().bytes());
    return new Made(
        manifestFile,
        answer,
        written.path("probe").path("expected").size(),
        OpenQuestions.of(written, manifestFile.toString()));
  }

  private static String text(Made made) {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            "wrote    %s%nvariant  %s%nprobe    %d expected things of %d found%n",
            made.manifest,
            made.answer.variant().name(),
            made.expected,
            made.answer.detections().size()));
    if (!made.questions.isEmpty()) {
      text.append(String.format("%n%d questions are left in it:%n", made.questions.size()));
      made.questions.forEach(
          question ->
              text.append(
                  String.format(
                      "  %s: %s%n",
                      question.where().substring(question.where().indexOf('$')),
                      question.expected())));
    }
    return text.toString();
  }

  private ObjectNode json(Made made) {
    ObjectNode node =
        JsonText.object()
            .put(doneKey(), true)
            .put("manifest", made.manifest.toString())
            .put("variant", made.answer.variant().name())
            .put("expected", made.expected)
            .put("found", made.answer.detections().size());
    ArrayNode questions = node.putArray("questions");
    for (Problem question : made.questions) {
      questions.addObject().put("where", question.where()).put("question", question.expected());
    }
    return node;
  }
}
