package io.nunchi.cli.internal.tradeoff;

import io.nunchi.cli.internal.CliException;
import io.nunchi.cli.internal.analyzer.AnalyzerSpec;
import io.nunchi.cli.internal.analyzer.ModelLocation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A model package, or another analyzer that is compared with it.
 *
 * @param name as the table and the picture show it, different from the others' names
 * @param spec the analyzer that runs it
 * @param fileBytes the size of its ONNX file, where it can be told
 */
public record ModelSubject(String name, AnalyzerSpec spec, OptionalLong fileBytes) {

  private static final String PLUGIN = "nunchi.reference";
  private static final String MODEL = "model";

  /**
   * Reads the command line.
   *
   * @param packages folders or zips of models, or names of models that the plugin brings
   * @param analyzers other analyzers: plugin-id,key=value
   */
  public static List<ModelSubject> of(List<String> packages, List<String> analyzers)
      throws CliException {
    List<ModelSubject> subjects = new ArrayList<>();
    Set<String> names = new LinkedHashSet<>();
    for (String text : packages) {
      String location = ModelLocation.setting(text);
      AnalyzerSpec spec = new AnalyzerSpec(text, PLUGIN, Map.of(MODEL, location));
      subjects.add(
          new ModelSubject(unused(lastName(text), text, names), spec, ModelFile.bytes(location)));
    }
    for (String text : analyzers) {
      AnalyzerSpec spec = AnalyzerSpec.parse(text, "--analyzer");
      String name = unused(spec.pluginId(), text, names);
      String model = spec.settings().get(MODEL);
      subjects.add(
          new ModelSubject(
              name, spec, model == null ? OptionalLong.empty() : ModelFile.bytes(model)));
    }
    return subjects;
  }

  private static String lastName(String location) {
    Path name = Path.of(location).normalize().getFileName();
    return name == null || name.toString().isEmpty() ? location : name.toString();
  }

  /** The short name, or the long one, or the long one with a number. */
  private static String unused(String shortName, String longName, Set<String> names) {
    String name = shortName;
    for (int i = 1; !names.add(name); i++) {
      name = i == 1 ? longName : longName + " (" + i + ")";
    }
    return name;
  }
}
