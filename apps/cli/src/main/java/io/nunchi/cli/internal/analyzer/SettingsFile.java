package io.nunchi.cli.internal.analyzer;

import io.nunchi.cli.internal.CliErrors;
import io.nunchi.cli.internal.CliException;
import io.nunchi.spi.failure.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Settings of an engine in a file: {@code {"plugin": "nunchi.reference", "settings": {"confidence":
 * "0.4"}}}.
 */
public final class SettingsFile {

  /** Begins the part of an analyzer's text that names such a file. */
  static final String MARK = "@";

  private static final long MOST_BYTES = 1 << 20;
  private static final String PLUGIN = "plugin";
  private static final String SETTINGS = "settings";
  private static final String MODEL = "model";

  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private SettingsFile() {}

  /** The document of settings, for a JSON library to write. */
  public static Map<String, Object> document(String pluginId, Map<String, String> settings) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put(PLUGIN, pluginId);
    document.put(SETTINGS, settings);
    return document;
  }

  /**
   * Reads a file.
   *
   * @param pluginId the plugin whose settings they must be
   * @return the settings as text by key, the model's folder as an absolute path
   */
  public static Map<String, String> read(Path file, String pluginId) throws CliException {
    JsonNode document = tree(file);
    if (!document.isObject()
        || !Set.of(PLUGIN, SETTINGS).equals(Set.copyOf(document.propertyNames()))
        || !document.path(PLUGIN).isString()
        || !document.path(SETTINGS).isObject()) {
      throw malformed(
          file, "an object of plugin, a text, and settings, an object", document.toString());
    }
    String plugin = document.path(PLUGIN).asString();
    if (!plugin.equals(pluginId)) {
      throw malformed(file, "settings of " + pluginId, "settings of " + plugin);
    }
    Map<String, String> settings = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : document.path(SETTINGS).properties()) {
      if (!entry.getValue().isValueNode() || entry.getValue().isNull()) {
        throw malformed(
            file, "a text, a number or true or false for " + entry.getKey(), "" + entry.getValue());
      }
      String value = entry.getValue().asString();
      settings.put(
          entry.getKey(), entry.getKey().equals(MODEL) ? ModelLocation.setting(value) : value);
    }
    return settings;
  }

  private static JsonNode tree(Path file) throws CliException {
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw malformed(file, "at most 1 MiB", Files.size(file) + " bytes");
      }
      return MAPPER.readTree(Files.readAllBytes(file));
    } catch (IOException e) {
      throw malformed(file, "a readable file", e.toString());
    } catch (JacksonException e) {
      throw malformed(
          file, "JSON", "line " + e.getLocation().getLineNr() + ": " + e.getOriginalMessage());
    }
  }

  private static CliException malformed(Path file, String expected, String found) {
    return CliException.unusable(
        Problem.of(CliErrors.SETTINGS_FILE, "a file of settings cannot be used")
            .expected(expected)
            .found(found)
            .where(file.toString())
            .fix("write {\"plugin\": \"ID\", \"settings\": {\"KEY\": \"VALUE\"}}"));
  }
}
