package io.nunchi.bench.measure;

import io.nunchi.api.Engine;
import io.nunchi.api.frame.EngineGeneration;
import io.nunchi.spi.EngineDescriptor;
import io.nunchi.spi.EngineStatus;
import io.nunchi.spi.ModelIdentity;
import java.util.List;
import java.util.Optional;

/**
 * The engine of a run or a measurement.
 *
 * @param pluginId the plugin
 * @param pluginVersion the plugin's version
 * @param generation the engine's number in the host
 * @param model the model with its digest
 * @param labels the labels of its detections
 * @param requestedProvider the execution providers asked for
 * @param actualProvider the execution provider in use
 * @param reason the reason for that provider
 */
public record EngineSummary(
    String pluginId,
    String pluginVersion,
    long generation,
    Optional<ModelIdentity> model,
    List<String> labels,
    String requestedProvider,
    String actualProvider,
    String reason) {

  /** Describes a running engine. */
  public static EngineSummary of(Engine engine) {
    return of(engine.generation(), engine.descriptor(), engine.status());
  }

  /** Describes an engine by its parts. */
  public static EngineSummary of(
      EngineGeneration generation, EngineDescriptor descriptor, EngineStatus status) {
    return new EngineSummary(
        generation.pluginId(),
        generation.pluginVersion(),
        generation.number(),
        generation.model(),
        descriptor.labels(),
        status.requestedProvider(),
        status.actualProvider(),
        status.reason());
  }

  /** Plugin and model in a few words. */
  public String shortName() {
    return shortName(pluginId, pluginVersion, model);
  }

  /** Plugin and model of a generation in a few words. */
  public static String shortName(EngineGeneration generation) {
    return shortName(generation.pluginId(), generation.pluginVersion(), generation.model());
  }

  /** Plugin and model in a few words, from their parts. */
  public static String shortName(
      String pluginId, String pluginVersion, Optional<ModelIdentity> model) {
    String plugin = pluginId + " " + pluginVersion;
    return model
        .map(ModelIdentity::id)
        .filter(id -> !id.equals(plugin)) // an analyzer that is its own model
        .map(id -> plugin + " " + id)
        .orElse(plugin);
  }
}
