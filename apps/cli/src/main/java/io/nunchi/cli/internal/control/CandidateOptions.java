package io.nunchi.cli.internal.control;

import io.nunchi.cli.internal.CliException;
import io.nunchi.cli.internal.analyzer.AnalyzerSpec;
import io.nunchi.cli.internal.analyzer.ModelLocation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The plugin, model and settings that a command is about. */
final class CandidateOptions {

  private static final String MODEL = "model";

  @Parameters(
      index = "0",
      paramLabel = "SPEC",
      description = "plugin-id,key=value,key=value; a comma in a value is written \\,.")
  private String spec = "";

  @Option(
      names = "--model",
      paramLabel = "PACKAGE",
      description = "The model package; short for --set model=PACKAGE.")
  private @Nullable String model;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "A setting of the engine; may be given more than once.")
  private List<String> settings = List.of();

  /** The text before settings, such as a plugin's id. */
  String text() {
    return spec;
  }

  /** The analyzer; a setting may be given once. */
  AnalyzerSpec analyzer() throws CliException {
    AnalyzerSpec parsed = AnalyzerSpec.parse(spec, "SPEC");
    Map<String, String> complete = new LinkedHashMap<>(parsed.settings());
    for (Map.Entry<String, String> setting : NamedValues.pairs(settings).entrySet()) {
      String key = setting.getKey();
      put(
          complete,
          key,
          key.equals(MODEL) ? ModelLocation.setting(setting.getValue()) : setting.getValue());
    }
    if (model != null) {
      put(complete, MODEL, ModelLocation.setting(model));
    }
    return new AnalyzerSpec(spec, parsed.pluginId(), complete);
  }

  private static void put(Map<String, String> settings, String key, String value)
      throws CliException {
    if (settings.put(key, value) != null) {
      throw ControlProblems.valueUnfit("each setting once", key + " twice");
    }
  }
}
