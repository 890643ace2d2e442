package io.nunchi.cli.internal.calibrate;

import io.nunchi.cli.internal.CliErrors;
import io.nunchi.cli.internal.CliException;
import io.nunchi.spi.failure.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The least confidences in a model package's manifest. Everything else in the file stays. */
public final class ManifestThresholds {

  private static final String FILE = "model.json";
  private static final String THRESHOLDS = "thresholds";
  private static final String PER_LABEL = "perLabel";
  private static final JsonMapper MAPPER = JsonMapper.shared();

  private final Path file;
  private final String text;
  private final JsonNode manifest;

  private ManifestThresholds(Path file, String text, JsonNode manifest) {
    this.file = file;
    this.text = text;
    this.manifest = manifest;
  }

  /** The value of a manifest's {@code perLabel} in an object. */
  static String fragment(SortedMap<String, Double> byLabel) {
    return "{ \"%s\": %s }".formatted(PER_LABEL, MAPPER.writeValueAsString(byLabel));
  }

  /**
   * Opens a manifest.
   *
   * @param folder the model package
   */
  public static ManifestThresholds open(Path folder) throws CliException {
    Path file = folder.resolve(FILE);
    try {
      String text = Files.readString(file);
      JsonNode manifest = MAPPER.readTree(text);
      if (!manifest.path(THRESHOLDS).isObject() || !manifest.path("id").isString()) {
        throw unusable(file, "an object with id and thresholds", "none of these");
      }
      return new ManifestThresholds(file, text, manifest);
    } catch (IOException | JacksonException e) {
      throw unusable(file, "a readable manifest", e.toString());
    }
  }

  /** Refuses a manifest of another model than the one that was calibrated. */
  public void requireModel(String id) throws CliException {
    String found = manifest.path("id").asString();
    if (!found.equals(id)) {
      throw unusable(file, "the manifest of the calibrated model, " + id, found);
    }
  }

  /** Writes thresholds of labels; those of other labels stay. */
  public Path write(Map<String, Double> byLabel) throws CliException {
    JsonNode old = manifest.path(THRESHOLDS);
    SortedMap<String, Double> all = new TreeMap<>();
    old.path(PER_LABEL).properties().forEach(e -> all.put(e.getKey(), e.getValue().asDouble()));
    all.putAll(byLabel);
    String entries =
        all.entrySet().stream()
            .map(e -> "      %s: %s".formatted(MAPPER.writeValueAsString(e.getKey()), e.getValue()))
            .collect(Collectors.joining(",\n"));
    String thresholds =
        "{\n    \"confidence\": %s,\n    \"%s\": {\n%s\n    }\n  }"
            .formatted(old.path("confidence"), PER_LABEL, entries);
    int[] place = place();
    replace(text.substring(0, place[0]) + thresholds + text.substring(place[1]));
    return file;
  }

  /** Whoever reads the manifest meanwhile sees the old one or the new one, and nothing between. */
  private void replace(String changed) throws CliException {
    Path beside = file.resolveSibling(FILE + ".new");
    try {
      Files.writeString(beside, changed);
      Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw CliException.unwritable(file, e);
    }
  }

  /** The first character of the thresholds' value, and the one behind it. */
  private int[] place() {
    try (JsonParser parser = MAPPER.createParser(text)) {
      parser.nextToken();
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String key = parser.currentName();
        parser.nextToken();
        int begin = (int) parser.currentTokenLocation().getCharOffset();
        parser.skipChildren();
        if (key.equals(THRESHOLDS)) {
          return new int[] {begin, (int) parser.currentLocation().getCharOffset()};
        }
      }
    }
    throw new IllegalStateException("the thresholds were there when the file was opened");
  }

  private static CliException unusable(Path file, String expected, String found) {
    return CliException.unusable(
        Problem.of(CliErrors.MANIFEST_UNFIT, "thresholds cannot be written into this manifest")
            .expected(expected)
            .found(found)
            .where(file.toString())
            .fix("name the folder of the calibrated model's package"));
  }
}
