package io.nunchi.cli.internal.analyze;

import io.nunchi.api.host.HostBuilder;
import io.nunchi.cli.internal.control.ControlRequest;
import io.nunchi.cli.internal.shadow.ShadowRequest;
import io.nunchi.cli.internal.source.LiveOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * The user's request for an analysis.
 *
 * @param sources paths or URLs, at least one
 * @param frameRate the rate of a folder of images, if given
 * @param live what was said about cameras among the sources
 * @param host describes the host, with its plugin directories
 * @param pluginId the plugin that analyzes
 * @param settings its engine's settings
 * @param cameraSettings the stream's settings
 * @param out where to write
 * @param overwrite true if earlier results there may be replaced
 * @param shadow the candidate that is compared; empty without one
 * @param video true to write a video
 * @param metricsPort where to serve metrics on the loopback interface, 0 for any free port, if at
 *     all
 * @param control the places that commands come from
 */
public record AnalyzeRequest(
    List<String> sources,
    OptionalDouble frameRate,
    LiveOptions live,
    HostBuilder host,
    String pluginId,
    Map<String, String> settings,
    Map<String, String> cameraSettings,
    Path out,
    boolean overwrite,
    Optional<ShadowRequest> shadow,
    boolean video,
    OptionalInt metricsPort,
    ControlRequest control) {}
