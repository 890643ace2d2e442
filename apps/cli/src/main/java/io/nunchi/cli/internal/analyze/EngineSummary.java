package io.nunchi.cli.internal.analyze;

import io.nunchi.api.Engine;
import io.nunchi.api.frame.EngineGeneration;
import io.nunchi.spi.EngineDescriptor;
import io.nunchi.spi.EngineStatus;
import io.nunchi.spi.ModelIdentity;
import java.util.List;
import java.util.Optional;

/**
 * Which engine ran, and how.
 *
 * @param pluginId the plugin
 * @param pluginVersion its version
 * @param generation the engine's number in the host
 * @param model the model with its digest
 * @param labels what it can find
 * @param requestedProvider the execution providers asked for
 * @param actualProvider the one in use
 * @param reason why that one
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

  /** Describes an engine that is not the VMS's own. */
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
    String plugin = pluginId + " " + pluginVersion;
    return model
        .map(ModelIdentity::id)
        .filter(id -> !id.equals(plugin)) // an analyzer that is its own model
        .map(id -> plugin + " " + id)
        .orElse(plugin);
  }
}
