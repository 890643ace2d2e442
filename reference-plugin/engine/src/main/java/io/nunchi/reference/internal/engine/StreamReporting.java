package io.nunchi.reference.internal.engine;

import io.nunchi.reference.internal.manifest.ModelManifest;
import io.nunchi.spi.failure.SettingsException;
import io.nunchi.spi.settings.Settings;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The detections that an analyzer reports: those of its engine at this moment, narrowed down by the
 * camera's settings.
 *
 * <p>For one thread at a time.
 */
final class StreamReporting {

  private final ModelManifest manifest;
  private final Supplier<Reporting> engine;
  private CameraReporting camera;
  private Reporting ofEngine;
  private Reporting own;

  StreamReporting(ModelManifest manifest, Supplier<Reporting> engine, Settings settings)
      throws SettingsException {
    this.manifest = manifest;
    this.engine = engine;
    this.camera = CameraReporting.of(manifest, settings);
    this.ofEngine = engine.get();
    this.own = ofEngine.narrowed(manifest, camera);
  }

  /** Reports as the engine does, for no camera in particular. */
  static StreamReporting ofEngine(ModelManifest manifest, Supplier<Reporting> engine) {
    try {
      return new StreamReporting(manifest, engine, StreamReportingSettings.SCHEMA.parse(Map.of()));
    } catch (SettingsException unfit) {
      throw new IllegalStateException("the defaults fit every model", unfit);
    }
  }

  /** Returns the rules for a frame whose analysis begins now; the same object until they change. */
  Reporting now() {
    Reporting latest = engine.get();
    if (!latest.equals(ofEngine)) {
      own = latest.narrowed(manifest, camera, own.wanted());
      ofEngine = latest;
    }
    return own;
  }

  /** Takes other settings of the camera; nothing changes if they do not fit. */
  void change(Settings changed) throws SettingsException {
    CameraReporting other = CameraReporting.of(manifest, changed);
    own = ofEngine.narrowed(manifest, other);
    camera = other;
  }
}
