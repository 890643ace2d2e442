package io.nunchi.models.internal;

import io.nunchi.models.internal.fetch.Catalogue;
import io.nunchi.models.internal.fetch.CatalogueEntry;
import io.nunchi.reference.internal.manifest.ModelManifest;
import io.nunchi.reference.internal.manifest.ModelRefusedException;
import io.nunchi.reference.internal.modelpackage.KnownModels;
import io.nunchi.reference.internal.modelpackage.ModelPackageReader;
import io.nunchi.reference.internal.modelpackage.ShippedModels;
import io.nunchi.spi.failure.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** One line of {@code models list}. */
record ListedModel(String id, String name, String licence, String place, List<Problem> problems) {

  /** Lists the models that are shipped, those with a known manifest, and those of the catalogue. */
  static List<ListedModel> known(ToolSession session) throws ModelRefusedException {
    ModelPackageReader reader = session.instance(ModelPackageReader.class);
    List<ListedModel> models = new ArrayList<>();
    for (String location : ShippedModels.locations()) {
      ModelManifest manifest = reader.read(location, ModelPackageReader.DEFAULT_TIMEOUT).manifest();
      models.add(
          new ListedModel(
              manifest.id(),
              manifest.name(),
              manifest.licence(),
              "comes along: --model " + location,
              List.of()));
    }
    for (ObjectNode manifest : new KnownModels().manifests()) {
      models.add(
          new ListedModel(
              manifest.path("id").stringValue(),
              manifest.path("name").stringValue(),
              manifest.path("licence").stringValue(),
              "known: nunchi models add FILE",
              List.of()));
    }
    for (CatalogueEntry entry : Catalogue.entries()) {
      models.add(
          new ListedModel(
              entry.name(),
              entry.description(),
              entry.licence(),
              "catalogue: nunchi models fetch " + entry.name(),
              List.of()));
    }
    return models;
  }

  static List<ListedModel> in(List<Path> folders, ToolSession session) throws IOException {
    ModelPackageReader reader = session.instance(ModelPackageReader.class);
    List<ListedModel> models = new ArrayList<>();
    for (Path folder : folders) {
      for (Path location : packages(folder)) {
        models.add(read(location, reader));
      }
    }
    return models;
  }

  private static List<Path> packages(Path folder) throws IOException {
    if (isPackage(folder)) {
      return List.of(folder);
    }
    try (Stream<Path> children = Files.list(folder)) {
      return children.filter(ListedModel::isPackage).sorted().toList();
    }
  }

  private static boolean isPackage(Path path) {
    return Files.exists(path.resolve(ModelPackageReader.MANIFEST_FILE))
        || (Files.isRegularFile(path) && path.toString().toLowerCase(Locale.ROOT).endsWith(".zip"));
  }

  private static ListedModel read(Path location, ModelPackageReader reader) {
    try {
      ModelManifest manifest = reader.read(location).manifest();
      return new ListedModel(
          manifest.id(), manifest.name(), manifest.licence(), location.toString(), List.of());
    } catch (ModelRefusedException refused) {
      return new ListedModel("", "", "", location.toString(), refused.problems());
    }
  }

  String text() {
    if (problems.isEmpty()) {
      return String.format("%-24s %-50s %-14s %s%n", id, name, licence, place);
    }
    return String.format(
        "%-24s %s%n%s%n", "REFUSED", place, Problem.describe(problems).indent(4).stripTrailing());
  }

  ObjectNode json() {
    ObjectNode node =
        JsonText.object()
            .put("id", id)
            .put("name", name)
            .put("licence", licence)
            .put("place", place)
            .put("usable", problems.isEmpty());
    JsonText.addProblems(node, problems);
    return node;
  }
}
