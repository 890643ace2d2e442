package io.nunchi.cli.internal.options;

import io.nunchi.bench.EngineUnderTest;
import io.nunchi.cli.internal.CliException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;

/** Options of every benchmark of an engine: the engine, its host and the form of the report. */
public final class BenchOptions {

  @Mixin private final EngineOptions engine = new EngineOptions();
  @Mixin private final HostOptions host = new HostOptions();
  @Mixin private final CommonOptions common = new CommonOptions();

  /** The engine that is measured. */
  public EngineUnderTest engine() throws CliException {
    return new EngineUnderTest(
        host.host(), engine.pluginId(), engine.settings(), engine.cameraSettings());
  }

  /** The given directories; empty for the plugins of this program. */
  public List<Path> directories() {
    return host.directories();
  }

  /** Prints a report: lines for people, or JSON for programs. */
  public void print(CommandLine commandLine, Object report, List<String> lines) {
    common.print(commandLine, report, lines);
  }
}
