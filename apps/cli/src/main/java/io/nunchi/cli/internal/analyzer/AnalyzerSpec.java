package io.nunchi.cli.internal.analyzer;

import io.nunchi.cli.internal.CliErrors;
import io.nunchi.cli.internal.CliException;
import io.nunchi.spi.failure.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An analyzer in one text: {@code plugin-id,key=value,key=value}; a comma in a value is written
 * {@code \,}. A part {@code @FILE} takes the settings of a file; keys of the text stand above them.
 *
 * @param text as the user wrote it
 * @param pluginId the plugin
 * @param settings its engine's settings, the model's folder as an absolute path
 */
public record AnalyzerSpec(String text, String pluginId, Map<String, String> settings) {

  private static final String MODEL = "model";

  /**
   * Reads a text.
   *
   * @param option the option that holds the text
   */
  public static AnalyzerSpec parse(String text, String option) throws CliException {
    List<String> parts = parts(text);
    String pluginId = parts.get(0).strip();
    if (pluginId.isEmpty()) {
      throw malformed(option, "a plugin's id at its beginning", text);
    }
    Map<String, String> ofFiles = new LinkedHashMap<>();
    Map<String, String> settings = new LinkedHashMap<>();
    for (String part : parts.subList(1, parts.size())) {
      if (part.startsWith(SettingsFile.MARK)) {
        ofFiles.putAll(SettingsFile.read(Path.of(part.substring(1)), pluginId));
        continue;
      }
      int equals = part.indexOf('=');
      if (equals < 1) {
        throw malformed(option, "key=value", part);
      }
      String key = part.substring(0, equals).strip();
      String value = part.substring(equals + 1);
      String settled = key.equals(MODEL) ? ModelLocation.setting(value) : value;
      if (settings.put(key, settled) != null) {
        throw malformed(option, "each key once", key + " twice");
      }
    }
    ofFiles.putAll(settings);
    return new AnalyzerSpec(text, pluginId, ofFiles);
  }

  private static List<String> parts(String text) {
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' && i + 1 < text.length() && text.charAt(i + 1) == ',') {
        part.append(',');
        i++;
      } else if (c == ',') {
        parts.add(part.toString());
        part.setLength(0);
      } else {
        part.append(c);
      }
    }
    parts.add(part.toString());
    return parts;
  }

  private static CliException malformed(String option, String expected, String found) {
    return CliException.usage(
        Problem.of(CliErrors.SPEC_MALFORMED, "an analyzer's description is malformed")
            .expected(expected)
            .found(found)
            .where(option)
            .fix("write plugin-id,key=value,key=value; a comma in a value as \\,"));
  }
}
