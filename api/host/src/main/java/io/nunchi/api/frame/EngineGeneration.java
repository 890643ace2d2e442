package io.nunchi.api.frame;

import io.nunchi.spi.ModelIdentity;
import java.util.Optional;

/**
 * The engine that produced a result: the plugin, its version, and its model.
 *
 * <p>Immutable; any thread.
 *
 * @param number counts the generations of one host, from 1; a later start has a higher number
 * @param settingsRevision counts the changes of the engine's settings by {@link
 *     io.nunchi.api.Engine#changeSettings}, from 0. A result names the revision at the start of its
 *     analysis; an analysis that runs during a change may already use the next revision
 * @param pluginId the plugin's id
 * @param pluginVersion the plugin's version
 * @param model the model with its digest, or empty for an analyzer without one
 */
public record EngineGeneration(
    long number,
    long settingsRevision,
    String pluginId,
    String pluginVersion,
    Optional<ModelIdentity> model) {}
