package io.nunchi.cli.internal.control;

import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists the commands. */
@Command(name = "help", description = "List the commands.")
final class HelpControl implements ControlAction {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run(ControlTarget target, Reply reply) {
    reply.done(
        System.lineSeparator()
            + spec.parent().subcommands().values().stream()
                .map(HelpControl::line)
                .collect(Collectors.joining(System.lineSeparator())));
  }

  private static String line(CommandLine command) {
    return "  "
        + ControlCommands.synopsis(command)
        + System.lineSeparator()
        + "      "
        + String.join(
            System.lineSeparator() + "      ",
            command.getCommandSpec().usageMessage().description());
  }
}
