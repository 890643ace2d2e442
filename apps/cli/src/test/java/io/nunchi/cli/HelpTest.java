package io.nunchi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

class HelpTest {

  private static final int COLUMNS_OF_A_TERMINAL = 80;

  static Stream<Named<CommandSpec>> commands() {
    return withCommandsBelow(Main.commandLine())
        .map(CommandLine::getCommandSpec)
        .filter(command -> !command.name().equals("help")) // picocli's own
        .map(command -> Named.of(command.qualifiedName(), command));
  }

  private static Stream<CommandLine> withCommandsBelow(CommandLine command) {
    return Stream.concat(
        Stream.of(command),
        command.getSubcommands().values().stream().flatMap(HelpTest::withCommandsBelow));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void explainsEveryCommandWithExitCodesAndAnExample(CommandSpec command) {
    assertThat(command.commandLine().getUsageMessage())
        .contains("Usage: nunchi", "Exit codes:", "Example");
  }

  @ParameterizedTest
  @MethodSource("commands")
  void beginsWithASentenceThatTheListOfCommandsCanShow(CommandSpec command) {
    assertThat(command.usageMessage().description()[0]).endsWith(".");
  }

  @ParameterizedTest
  @MethodSource("commands")
  void breaksNoExampleAtTheEdgeOfATerminal(CommandSpec command) {
    assertThat(command.usageMessage().footer())
        .filteredOn(line -> line.startsWith("  "))
        .allMatch(line -> line.length() <= COLUMNS_OF_A_TERMINAL);
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyTextIsOneThatCanBeFormatted(CommandSpec command) {
    UsageMessageSpec usage = command.usageMessage();
    List<String> texts = new ArrayList<>(List.of(usage.description()));
    texts.addAll(List.of(usage.footer()));
    for (ArgSpec argument : command.args()) {
      texts.addAll(List.of(argument.description()));
    }
    assertThat(texts).allSatisfy(text -> assertThat(String.format(text)).isNotNull());
  }
}
