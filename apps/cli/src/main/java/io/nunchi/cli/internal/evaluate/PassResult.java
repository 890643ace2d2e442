package io.nunchi.cli.internal.evaluate;

import io.nunchi.accuracy.data.DatasetDetections;
import io.nunchi.bench.measure.EngineSummary;
import io.nunchi.cli.internal.analyzer.AnalyzerSpec;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The result of running an analyzer over a dataset.
 *
 * @param spec the requested analyzer
 * @param engine the engine that ran
 * @param detections in each frame
 * @param speed its speed and cost
 * @param framesDigest a checksum over the pixels of all frames, in their order
 */
public record PassResult(
    AnalyzerSpec spec,
    EngineSummary engine,
    DatasetDetections detections,
    SpeedReport speed,
    String framesDigest) {

  /** The analyzer for programs: versions, digests, settings. */
  public Map<String, Object> about() {
    Map<String, Object> about = new LinkedHashMap<>();
    about.put("plugin", engine.pluginId());
    about.put("pluginVersion", engine.pluginVersion());
    engine
        .model()
        .ifPresent(
            model -> {
              about.put("model", model.id());
              about.put("modelDigest", model.digest());
            });
    about.put("provider", engine.actualProvider());
    about.put("settings", spec.settings());
    about.put("framesChecksum", framesDigest);
    return about;
  }
}
