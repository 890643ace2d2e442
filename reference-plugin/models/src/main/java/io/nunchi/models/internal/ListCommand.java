package io.nunchi.models.internal;

import io.nunchi.reference.internal.manifest.ModelRefusedException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code models list}. */
@Command(
    name = "list",
    description = {
      "Lists model packages.",
      "With folders, every package in them, directory or zip, each read as a start would read it,"
          + " and why it cannot be used if it cannot. Without, the models that come along, those"
          + " that Nunchi knows by their SHA-256, and those of the catalogue of models fetch."
    })
final class ListCommand extends ToolCommand {

  @Parameters(
      arity = "0..*",
      paramLabel = "FOLDER",
      description = "A folder of model packages, or a package itself.")
  private List<Path> folders = new ArrayList<>();

  @Override
  int run() throws ModelRefusedException {
    List<ListedModel> models =
        ToolSession.run(
            err(),
            session ->
                folders.isEmpty() ? ListedModel.known(session) : ListedModel.in(folders, session));
    out().print(json() ? JsonText.print(asJson(models)) : asText(models));
    return DONE;
  }

  @Override
  String doneKey() {
    return "listed";
  }

  private ObjectNode asJson(List<ListedModel> models) {
    ObjectNode node = JsonText.object().put(doneKey(), true);
    ArrayNode list = node.putArray("models");
    models.forEach(model -> list.add(model.json()));
    return node;
  }

  private static String asText(List<ListedModel> models) {
    if (models.isEmpty()) {
      return String.format("no model packages there%n");
    }
    StringBuilder text = new StringBuilder();
    models.forEach(model -> text.append(model.text()));
    return text.toString();
  }
}
