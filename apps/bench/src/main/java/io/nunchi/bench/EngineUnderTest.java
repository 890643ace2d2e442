package io.nunchi.bench;

import io.nunchi.api.host.HostBuilder;
import java.util.Map;

/**
 * The engine that a benchmark measures.
 *
 * @param host describes the host with the plugin's directory
 * @param pluginId the plugin
 * @param settings the engine's settings
 * @param cameraSettings the settings of each stream
 */
public record EngineUnderTest(
    HostBuilder host,
    String pluginId,
    Map<String, String> settings,
    Map<String, String> cameraSettings) {}
