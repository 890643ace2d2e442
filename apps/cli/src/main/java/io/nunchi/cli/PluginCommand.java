package io.nunchi.cli;

import io.nunchi.cli.internal.ExitCode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The commands for vendors of plugins. */
@Command(
    name = "plugin",
    description = "Makes what a plugin's vendor delivers.",
    subcommands = {PluginPackCommand.class},
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    exitCodeListHeading = ExitCode.HEADING,
    exitCodeList = {ExitCode.OK_HELP, ExitCode.USAGE_HELP},
    footer = {"", "Example:", "  nunchi plugin pack target/plugin/acme.people -o acme.people"})
final class PluginCommand implements Runnable {

  @Spec private @Nullable CommandSpec spec;

  @Override
  public void run() {
    if (spec != null) {
      throw new ParameterException(spec.commandLine(), "a command is missing: pack");
    }
  }
}
