package io.nunchi.cli.internal.options;

import io.nunchi.cli.internal.CliErrors;
import io.nunchi.cli.internal.CliException;
import io.nunchi.cli.internal.analyzer.ModelLocation;
import io.nunchi.cli.internal.analyzer.SettingsFile;
import io.nunchi.spi.failure.Problem;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of an engine: the plugin, its model and its settings. */
public final class EngineOptions {

  private static final String MODEL = "model";

  @Option(
      names = "--plugin",
      paramLabel = "ID",
      defaultValue = "nunchi.reference",
      description = "The plugin that analyzes; see nunchi plugins. Default: ${DEFAULT-VALUE}.")
  private String pluginId = "";

  @Option(
      names = "--model",
      paramLabel = "PACKAGE",
      description = {
        "The model package, a directory or a zip; short for --set model=PACKAGE.",
        "nunchi.reference takes builtin:starter, which comes along, unless told otherwise."
      })
  private @Nullable String model;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "A setting of the engine; may be given more than once.")
  private Map<String, String> settings = new LinkedHashMap<>();

  @Option(
      names = "--settings",
      paramLabel = "FILE",
      description =
          "Settings of the engine from a file, such as nunchi calibrate writes; --set stands above"
              + " them.")
  private @Nullable Path settingsFile;

  @Option(
      names = "--camera-set",
      paramLabel = "KEY=VALUE",
      description = "A setting of the camera, such as a line; may be given more than once.")
  private Map<String, String> cameraSettings = new LinkedHashMap<>();

  public String pluginId() {
    return pluginId;
  }

  /** The engine's settings, the model's folder as an absolute path. */
  public Map<String, String> settings() throws CliException {
    Map<String, String> complete = new LinkedHashMap<>();
    if (settingsFile != null) {
      complete.putAll(SettingsFile.read(settingsFile, pluginId));
    }
    complete.putAll(settings);
    if (model != null) {
      complete.put(MODEL, ModelLocation.setting(model));
      if (settings.containsKey(MODEL)) {
        throw CliException.usage(
            Problem.of(CliErrors.USAGE, "the model is given twice")
                .expected("--model PACKAGE or --set model=PACKAGE")
                .found("both")
                .where("--model")
                .fix("leave one of them out"));
      }
    }
    return complete;
  }

  /** The stream's settings. */
  public Map<String, String> cameraSettings() {
    return Map.copyOf(cameraSettings);
  }
}
