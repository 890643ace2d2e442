package io.nunchi.cli.internal.command;

import io.nunchi.api.host.HostBuilder;
import io.nunchi.cli.internal.CliException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;

/** What every measurement of an engine takes: which engine, from where, and how to report. */
public final class BenchOptions {

  @Mixin private final EngineOptions engine = new EngineOptions();
  @Mixin private final HostOptions host = new HostOptions();
  @Mixin private final CommonOptions common = new CommonOptions();

  /** Which plugin analyzes. */
  public String pluginId() {
    return engine.pluginId();
  }

  /** The settings of its engine. */
  public Map<String, String> settings() throws CliException {
    return engine.settings();
  }

  /** The settings of its cameras. */
  public Map<String, String> cameraSettings() {
    return engine.cameraSettings();
  }

  /** A host with the plugins. */
  public HostBuilder host() {
    return host.host();
  }

  /** The directories that were given, or none for those of this program. */
  public List<Path> directories() {
    return host.directories();
  }

  /** Writes a report, as people or programs read it. */
  public void print(CommandLine commandLine, Object report, List<String> lines) {
    common.print(commandLine, report, lines);
  }
}
