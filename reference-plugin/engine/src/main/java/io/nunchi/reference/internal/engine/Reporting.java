package io.nunchi.reference.internal.engine;

import io.nunchi.reference.decoder.Thresholds;
import io.nunchi.reference.internal.ReferenceErrors;
import io.nunchi.reference.internal.manifest.LabelFile;
import io.nunchi.reference.internal.manifest.ModelManifest;
import io.nunchi.reference.internal.manifest.ModelRefusedException;
import io.nunchi.spi.failure.Problem;
import io.nunchi.spi.failure.SettingsException;
import io.nunchi.spi.settings.Settings;
import java.util.List;
import java.util.Map;

/**
 * The detections to report: the manifest decides, and the settings change it.
 *
 * <p>Immutable; any thread.
 *
 * @param thresholds the least confidence by label
 * @param wanted the labels that are reported, in the model's order
 */
record Reporting(Thresholds thresholds, List<String> wanted) {

  static Reporting of(ModelManifest manifest, Settings settings) throws ModelRefusedException {
    float confidence = settings.get(EngineSettings.CONFIDENCE).floatValue();
    Thresholds thresholds =
        confidence > 0
            ? Thresholds.of(manifest.labels(), confidence, Map.of())
            : Thresholds.of(manifest.labels(), manifest.confidence(), manifest.confidenceByLabel());
    Map<String, Float> byLabel =
        LabelConfidences.parse(settings.get(EngineSettings.CONFIDENCE_BY_LABEL), manifest.labels());
    return new Reporting(
        thresholds.with(manifest.labels(), byLabel),
        wanted(manifest.labels(), settings.get(EngineSettings.LABELS)));
  }

  /** The same for an engine that runs: its labels never change. */
  static Reporting changed(ModelManifest manifest, Settings settings) throws SettingsException {
    try {
      return of(manifest, settings);
    } catch (ModelRefusedException unfit) {
      throw new SettingsException(unfit.problems());
    }
  }

  /** Narrows it down to the settings of a camera. */
  Reporting narrowed(ModelManifest manifest, CameraReporting camera) throws SettingsException {
    try {
      return new Reporting(
          camera.thresholds(manifest, thresholds), wanted(wanted, camera.labels()));
    } catch (ModelRefusedException unfit) {
      throw new SettingsException(unfit.problems());
    }
  }

  /** The same with labels that are known to be this engine's. */
  Reporting narrowed(ModelManifest manifest, CameraReporting camera, List<String> ofCamera) {
    return new Reporting(camera.thresholds(manifest, thresholds), ofCamera);
  }

  private static List<String> wanted(List<String> labels, List<String> filter)
      throws ModelRefusedException {
    List<Problem> unknown =
        filter.stream()
            .filter(label -> !labels.contains(label))
            .map(label -> unknownLabel(label, labels))
            .toList();
    if (!unknown.isEmpty()) {
      throw new ModelRefusedException(unknown);
    }
    return labels.stream()
        .filter(label -> filter.isEmpty() ? !LabelFile.isUnused(label) : filter.contains(label))
        .toList();
  }

  private static Problem unknownLabel(String label, List<String> labels) {
    return Problem.of(ReferenceErrors.LABEL_FILTER, "the model has no such label")
        .expected("labels of " + String.join(", ", labels))
        .found(label)
        .where("setting " + EngineSettings.LABELS.key())
        .fix("correct the label or remove it");
  }
}
