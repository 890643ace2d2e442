package io.nunchi.models.internal.fetch;

import io.nunchi.reference.internal.manifest.ManifestJson;
import io.nunchi.reference.internal.manifest.ModelRefusedException;
import io.nunchi.spi.failure.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** The models that can be fetched, pinned by size and digest in the tool's jar. */
public final class Catalogue {

  private static final String RESOURCE = "/model-catalogue.json";

  private Catalogue() {}

  /**
   * All entries.
   *
   * @return in the order of the catalogue
   */
  public static List<CatalogueEntry> entries() {
    List<CatalogueEntry> entries = new ArrayList<>();
    for (JsonNode model : read().path("models")) {
      entries.add(
          new CatalogueEntry(
              model.path("name").stringValue(),
              model.path("description").stringValue(),
              URI.create(model.path("url").stringValue()),
              model.path("bytes").longValue(),
              model.path("sha256").stringValue(),
              model.path("licence").stringValue()));
    }
    return List.copyOf(entries);
  }

  /**
   * Finds an entry.
   *
   * @param name its name
   * @return the entry
   * @throws ModelRefusedException if there is none of this name
   */
  public static CatalogueEntry require(String name) throws ModelRefusedException {
    List<CatalogueEntry> entries = entries();
    return entries.stream()
        .filter(entry -> entry.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new ModelRefusedException(
                    Problem.of(FetchErrors.CATALOGUE_NAME, "the catalogue has no such model")
                        .expected(
                            entries.stream()
                                .map(CatalogueEntry::name)
                                .collect(Collectors.joining(", ")))
                        .found(name)
                        .fix(
                            "correct the name, or download the file yourself and use models add")));
  }

  private static JsonNode read() {
    try (InputStream stream = Catalogue.class.getResourceAsStream(RESOURCE)) {
      if (stream == null) {
        throw new IllegalStateException("the tool's jar has no " + RESOURCE);
      }
      return ManifestJson.parse(stream.readAllBytes(), RESOURCE);
    } catch (ModelRefusedException e) {
      throw new IllegalStateException("the tool's own " + RESOURCE + " is broken", e);
    } catch (IOException e) {
      throw new UncheckedIOException("the tool's jar is unreadable", e);
    }
  }
}
