package io.nunchi.api;

import io.nunchi.spi.ModelIdentity;
import java.util.Optional;

/**
 * Which engine produced a result: the plugin, its version, and its model.
 *
 * <p>Immutable; any thread.
 *
 * @param number counts the generations of one host, from 1; a later start has a higher number
 * @param pluginId the plugin's id
 * @param pluginVersion the plugin's version
 * @param model the model with its digest, or empty for an analyzer without one
 */
public record EngineGeneration(
    long number, String pluginId, String pluginVersion, Optional<ModelIdentity> model) {}
