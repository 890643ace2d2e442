package io.nunchi.cli;

import io.nunchi.cli.internal.ExitCode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code nunchi bench}. The list of its subcommands is the only one of benchmarks. */
@Command(
    name = "bench",
    description = "Measures how fast things are on this machine.",
    subcommands = {
      BenchAnalyzeCommand.class,
      BenchDecodeCommand.class,
      BenchOfferCommand.class,
      BenchHostCommand.class,
      BenchShadowCommand.class,
      BenchSceneCommand.class
    },
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    exitCodeListHeading = ExitCode.HEADING,
    exitCodeList = {ExitCode.OK_HELP, ExitCode.USAGE_HELP},
    footer = {"", "Example:", "  nunchi bench analyze street.mp4 --plugin nunchi.classic"})
final class BenchCommand implements Runnable {

  @Spec private @Nullable CommandSpec spec;

  @Override
  public void run() {
    if (spec != null) {
      throw new ParameterException(
          spec.commandLine(),
          "a benchmark is missing: " + String.join(", ", spec.subcommands().keySet()));
    }
  }
}
