package io.nunchi.cli;

import io.nunchi.api.AnalyticsHost;
import io.nunchi.api.HostException;
import io.nunchi.api.host.HostBuilder;
import io.nunchi.cli.internal.CliErrors;
import io.nunchi.cli.internal.CliException;
import io.nunchi.cli.internal.Distribution;
import io.nunchi.cli.internal.ExitCode;
import io.nunchi.spi.failure.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.spi.ToolProvider;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Opens the reference plugin's tool for model packages and hands everything to it, but for {@code
 * compare}, which is measured by this program.
 */
@Command(
    name = "models",
    description = {
      "Makes, fetches, proves, shows and compares model packages of plugin nunchi.reference.",
      "All other arguments go to the plugin's own tool; nunchi models --help shows its commands."
    },
    subcommands = ModelsCompareCommand.class,
    exitCodeListHeading = ExitCode.HEADING,
    exitCodeList = {
      ExitCode.OK_HELP,
      ExitCode.FAILED_HELP,
      ExitCode.USAGE_HELP,
      ExitCode.INPUT_HELP,
      "5:The model package is unproven."
    },
    footer = {
      "",
      "Examples:",
      "  nunchi models add yolox_nano.onnx --to models/yolox-nano",
      "  nunchi models init own.onnx --to models/own",
      "  nunchi models preview models/own --image frame.jpg",
      "  nunchi models probe models/own --image frame.jpg --variant 1",
      "  nunchi models verify models/own",
      "  nunchi models compare models/own models/yolox-nano --dataset street"
    })
final class ModelsCommand implements Callable<Integer> {

  private static final String PLUGIN = "nunchi.reference";
  private static final String TOOL = "models";

  /** Includes the tool's options: see {@link #setSpec}. */
  @Parameters(arity = "0..*", paramLabel = "ARGUMENT", description = "What the tool is to do.")
  private List<String> arguments = new ArrayList<>();

  private @Nullable CommandSpec spec;

  /**
   * Lets all options pass: they are the tool's. After its first word, what looks like a command of
   * this program is the tool's, too.
   */
  @Spec
  void setSpec(CommandSpec own) {
    own.parser().unmatchedOptionsArePositionalParams(true).stopAtPositional(true);
    spec = own;
  }

  @Override
  public Integer call() throws CliException, HostException {
    CommandLine commandLine = Objects.requireNonNull(spec, "spec").commandLine();
    try (AnalyticsHost host =
        new HostBuilder().pluginDirectory(Distribution.pluginDirectory()).build()) {
      ToolProvider tool =
          host.findTool(PLUGIN, Distribution.toolDirectory(PLUGIN), TOOL)
              .orElseThrow(() -> CliException.unusable(missing()));
      return tool.run(commandLine.getOut(), commandLine.getErr(), arguments.toArray(String[]::new));
    }
  }

  private static Problem missing() {
    return Problem.of(CliErrors.TOOL_MISSING, "the plugin brings no such tool")
        .expected("a tool named " + TOOL)
        .found("none")
        .where("plugin " + PLUGIN)
        .fix("install a version of the plugin that has it");
  }
}
