package io.nunchi.cli;

import io.nunchi.cli.internal.ExitCode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code nunchi}. The list of its subcommands is the only one: add a command here. */
@Command(
    name = "nunchi",
    description = "Analyzes frames with plugins, and measures, compares and proves plugins.",
    subcommands = {
      HelpCommand.class,
      DemoCommand.class,
      PluginsCommand.class,
      PluginCommand.class,
      AnalyzeCommand.class,
      EvaluateCommand.class,
      CompareCommand.class,
      CalibrateCommand.class,
      TrackCommand.class,
      ModelsCommand.class,
      SceneCommand.class,
      BenchCommand.class,
      TckCommand.class,
      NewAnalyzerCommand.class
    },
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    exitCodeListHeading = ExitCode.HEADING,
    exitCodeList = {
      ExitCode.OK_HELP,
      ExitCode.FAILED_HELP,
      ExitCode.USAGE_HELP,
      ExitCode.GATE_HELP,
      ExitCode.INPUT_HELP,
      ExitCode.INTERRUPTED_HELP
    },
    footer = {
      "",
      "Examples:",
      "  nunchi demo",
      "  nunchi plugins",
      "  nunchi models add yolox_nano.onnx --to models/yolox-nano",
      "  nunchi analyze street.mp4 --model models/yolox-nano --out run1",
      "  nunchi analyze street.mp4 --plugin nunchi.classic --out run2",
      "  nunchi analyze scene:street-day --plugin nunchi.classic --out run3",
      "  nunchi evaluate --dataset street --analyzer nunchi.classic",
      "  nunchi tck acme-people.jar",
      "  nunchi new-analyzer ../people --id acme.people",
      "  nunchi plugin pack target/plugin/acme.people -o acme.people",
      "Every error has a code that docs/errors.md explains.",
      "",
      "./nunchi builds the program first when a source has changed since it was built.",
      "NUNCHI_SKIP_BUILD=1 in the environment runs it as it is built."
    })
final class NunchiCommand implements Runnable {

  @Spec private @Nullable CommandSpec spec;

  @Override
  public void run() {
    if (spec != null) {
      List<String> names = new ArrayList<>(spec.subcommands().keySet());
      names.remove("help");
      String last = names.remove(names.size() - 1);
      throw new ParameterException(
          spec.commandLine(), "a command is missing: " + String.join(", ", names) + " or " + last);
    }
  }
}
