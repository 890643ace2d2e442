package io.nunchi.models.internal;

import io.nunchi.models.internal.preview.DraftPackage;
import io.nunchi.models.internal.preview.Sheet;
import io.nunchi.models.internal.preview.VariantAnswer;
import io.nunchi.reference.internal.manifest.ModelRefusedException;
import io.nunchi.spi.failure.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code models preview}. */
@Command(
    name = "preview",
    description = {
      "Draws what each answer to the open questions of a manifest finds in a picture.",
      "The order of colours, the resizing, the scaling and the meaning of a box cannot be seen in"
          + " an ONNX file. A sheet shows the picture once for each combination, with its boxes and"
          + " a number; choose the one whose boxes are right, and give its number to models probe."
    })
final class PreviewCommand extends VariantCommand {

  @Option(
      names = "--out",
      paramLabel = "FILE.png",
      description = "The sheet to write; if not given, preview.png beside the manifest.")
  private @Nullable Path target;

  private record Preview(Path sheet, Path manifest, List<VariantAnswer> answers) {}

  @Override
  int run() throws ModelRefusedException {
    Preview preview = ToolSession.run(err(), this::draw);
    out().print(json() ? JsonText.print(json(preview)) : text(preview));
    return DONE;
  }

  @Override
  String doneKey() {
    return "previewed";
  }

  private Preview draw(ToolSession session) throws IOException, ModelRefusedException {
    Material material = read(session);
    Path sheet = target == null ? material.draft().beside("preview.png") : target;
    refuseToReplaceSource(sheet, material);
    List<VariantAnswer> answers = answers(session, material, material.variants());
    Files.write(sheet, Sheet.draw(material.picture().frame(), answers));
    return new Preview(sheet, material.draft().manifestFile(), answers);
  }

  private static void refuseToReplaceSource(Path sheet, Material material)
      throws IOException, ModelRefusedException {
    if (!Files.exists(sheet)) {
      return;
    }
    DraftPackage draft = material.draft();
    for (Path source : List.of(material.picture().file(), draft.manifestFile(), draft.model())) {
      if (Files.isSameFile(sheet, source)) {
        throw new ModelRefusedException(
            Problem.of(ModelsErrors.PACKAGE_TARGET, "the sheet would replace what it is drawn from")
                .expected("a file that is neither the picture, the manifest nor the model")
                .found(source.toString())
                .where(sheet.toString())
                .fix("name another file with --out"));
      }
    }
  }

  private static String text(Preview preview) {
    StringBuilder text = new StringBuilder();
    text.append(String.format("wrote %s%n%n", preview.sheet));
    for (VariantAnswer answer : preview.answers) {
      text.append(
          String.format(
              "%4d%s %s%n       %s%n",
              answer.variant().number(),
              answer.variant().usual() ? "*" : " ",
              answer.variant().name(),
              answer.summary()));
    }
    return text.append(
            String.format(
                """

                * is usual for the decoder. The sheet shows the variants that find something; the right one has
                tight boxes on the right things. Then:
                  nunchi models probe %s --image PICTURE --variant NUMBER
                """,
                preview.manifest))
        .toString();
  }

  private ObjectNode json(Preview preview) {
    ObjectNode node = JsonText.object().put(doneKey(), true).put("sheet", preview.sheet.toString());
    ArrayNode list = node.putArray("variants");
    for (VariantAnswer answer : preview.answers) {
      list.addObject()
          .put("number", answer.variant().number())
          .put("name", answer.variant().name())
          .put("usual", answer.variant().usual())
          .put("detections", answer.detections().size())
          .put("summary", answer.summary());
    }
    return node;
  }
}
