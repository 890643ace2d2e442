package io.nunchi.reference.internal.engine;

import io.nunchi.reference.decoder.Thresholds;
import io.nunchi.reference.internal.manifest.ModelManifest;
import io.nunchi.reference.internal.manifest.ModelRefusedException;
import io.nunchi.spi.failure.SettingsException;
import io.nunchi.spi.settings.Settings;
import java.util.List;
import java.util.Map;

/**
 * The changes that a camera's settings make to the detections that its engine reports.
 *
 * <p>Immutable; any thread.
 *
 * @param confidence the least confidence of every label; 0 for the engine's
 * @param confidenceByLabel the least confidences of single labels, above all others
 * @param labels the labels that are reported; none means the engine's
 */
record CameraReporting(
    double confidence, Map<String, Float> confidenceByLabel, List<String> labels) {

  static CameraReporting of(ModelManifest manifest, Settings camera) throws SettingsException {
    try {
      return new CameraReporting(
          camera.get(StreamReportingSettings.CONFIDENCE),
          LabelConfidences.parse(
              camera.get(StreamReportingSettings.CONFIDENCE_BY_LABEL), manifest.labels()),
          camera.get(StreamReportingSettings.LABELS));
    } catch (ModelRefusedException unfit) {
      throw new SettingsException(unfit.problems());
    }
  }

  /** The thresholds of the camera, where the engine has these. */
  Thresholds thresholds(ModelManifest manifest, Thresholds ofEngine) {
    Thresholds forAll =
        confidence > 0 ? Thresholds.of(manifest.labels(), (float) confidence, Map.of()) : ofEngine;
    return forAll.with(manifest.labels(), confidenceByLabel);
  }
}
