package io.nunchi.cli.internal.calibrate;

import io.nunchi.accuracy.data.DatasetOptions;
import io.nunchi.accuracy.label.LabelMatches;
import io.nunchi.accuracy.threshold.LabelThreshold;
import io.nunchi.accuracy.threshold.ThresholdCalibration;
import io.nunchi.api.AnalyticsHost;
import io.nunchi.api.HostException;
import io.nunchi.api.host.HostBuilder;
import io.nunchi.cli.internal.CliErrors;
import io.nunchi.cli.internal.CliException;
import io.nunchi.cli.internal.analyzer.AnalyzerSpec;
import io.nunchi.cli.internal.evaluate.PassResult;
import io.nunchi.spi.failure.Problem;
import io.nunchi.spi.settings.CommonSettings;
import io.nunchi.spi.settings.SettingsSchema;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The settings of a plugin that hold its least confidences: {@code confidence} for all labels, and
 * {@code confidenceByLabel} where it has that.
 *
 * @param isPerLabel true if each label can have its own
 */
public record ThresholdSettings(boolean isPerLabel) {

  private static final String BY_LABEL = "confidenceByLabel";

  /** The lowest threshold that can be chosen; 0 leaves it to the model package. */
  private static final String LOWEST = "0.01";

  /**
   * Looks for the settings in a plugin's schema.
   *
   * @param hosts describes the host that loads the plugin
   */
  public static ThresholdSettings of(AnalyzerSpec analyzer, Supplier<HostBuilder> hosts)
      throws CliException {
    SettingsSchema schema = schema(analyzer, hosts);
    return in(schema)
        .orElseThrow(
            () ->
                CliException.unusable(
                    Problem.of(CliErrors.NO_THRESHOLD, "the plugin has no setting for a threshold")
                        .expected(
                            "an engine's setting confidence, and best confidenceByLabel as well")
                        .found(
                            schema.settings().stream()
                                .map(setting -> setting.key())
                                .toList()
                                .toString())
                        .where(analyzer.pluginId())
                        .fix("ask the plugin's vendor for it (rule 2.7)")));
  }

  /**
   * Looks for the settings in a plugin's schema.
   *
   * @param hosts describes the host that loads the plugin
   * @return empty if the plugin has no such setting
   */
  public static Optional<ThresholdSettings> find(AnalyzerSpec analyzer, Supplier<HostBuilder> hosts)
      throws CliException {
    return in(schema(analyzer, hosts));
  }

  private static Optional<ThresholdSettings> in(SettingsSchema schema) {
    return schema.find(CommonSettings.CONFIDENCE).isEmpty()
        ? Optional.empty()
        : Optional.of(new ThresholdSettings(schema.find(BY_LABEL).isPresent()));
  }

  private static SettingsSchema schema(AnalyzerSpec analyzer, Supplier<HostBuilder> hosts)
      throws CliException {
    try (AnalyticsHost host = hosts.get().build()) {
      return host.loadReport().plugins().stream()
          .flatMap(plugin -> plugin.descriptor().stream())
          .filter(descriptor -> descriptor.id().equals(analyzer.pluginId()))
          .findFirst()
          .map(descriptor -> descriptor.engineSettings())
          .orElse(SettingsSchema.of());
    } catch (HostException e) {
      throw CliException.refusedBy(e);
    }
  }

  /** The analyzer when it reports even what it is hardly sure of. */
  public AnalyzerSpec lowest(AnalyzerSpec analyzer) {
    Map<String, String> settings = new LinkedHashMap<>(analyzer.settings());
    settings.remove(BY_LABEL);
    settings.put(CommonSettings.CONFIDENCE, LOWEST);
    return new AnalyzerSpec(analyzer.text(), analyzer.pluginId(), settings);
  }

  /**
   * The settings that carry a choice, without those of the analyzer that stay as they are. Labels
   * for which nothing was chosen keep the threshold that the analyzer was given.
   */
  Map<String, String> chosen(
      AnalyzerSpec analyzer, ThresholdCalibration calibration, SortedMap<String, Double> byLabel) {
    if (isPerLabel) {
      return byLabel.isEmpty() ? Map.of() : Map.of(BY_LABEL, merged(analyzer, byLabel));
    }
    return calibration.common().isFound()
        ? Map.of(CommonSettings.CONFIDENCE, number(calibration.common().confidence()))
        : Map.of();
  }

  /** The analyzer with other settings. */
  static AnalyzerSpec with(AnalyzerSpec analyzer, Map<String, String> changed) {
    Map<String, String> settings = new LinkedHashMap<>(analyzer.settings());
    settings.putAll(changed);
    return new AnalyzerSpec(analyzer.text(), analyzer.pluginId(), settings);
  }

  /**
   * The thresholds by the analyzer's own names of its labels.
   *
   * @param lowest the run that chose, which knows the names under which it was measured
   * @param options the label mapping, which comes before the match of names
   */
  static SortedMap<String, Double> byOwnLabel(
      ThresholdCalibration calibration, PassResult lowest, DatasetOptions options) {
    Map<String, String> datasetNames =
        lowest.detections().notes().labels().map(LabelMatches::datasetNames).orElse(Map.of());
    SortedMap<String, Double> byLabel = new TreeMap<>();
    for (String label : lowest.engine().labels()) {
      String mapped = options.mapped(label);
      LabelThreshold threshold =
          calibration.thresholds().get(datasetNames.getOrDefault(mapped, mapped));
      if (threshold != null && threshold.isFound()) {
        byLabel.put(label, threshold.confidence());
      }
    }
    return byLabel;
  }

  private static String merged(AnalyzerSpec analyzer, SortedMap<String, Double> byLabel) {
    SortedMap<String, String> entries = new TreeMap<>();
    for (String given : analyzer.settings().getOrDefault(BY_LABEL, "").split(";", -1)) {
      int equals = given.lastIndexOf('=');
      if (equals > 0) {
        entries.put(given.substring(0, equals).strip(), given.substring(equals + 1).strip());
      }
    }
    byLabel.forEach((label, confidence) -> entries.put(label, number(confidence)));
    return entries.entrySet().stream()
        .map(entry -> entry.getKey() + "=" + entry.getValue())
        .collect(Collectors.joining("; "));
  }

  private static String number(double confidence) {
    return BigDecimal.valueOf(confidence).stripTrailingZeros().toPlainString();
  }
}
