package io.nunchi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** docs/cli.md lists exactly the commands of {@link NunchiCommand} and their sections. */
class CommandDocsTest {

  private static final Path DOCS = Path.of("..", "..", "docs", "cli.md");
  private static final Pattern ROW = Pattern.compile("^\\| `(nunchi(?: [a-z][a-z-]*)+)");
  private static final Pattern SECTION = Pattern.compile("^## (.*)$");

  @Test
  void theTableHasARowForEachCommand() throws IOException {
    assertThat(matches(ROW)).containsExactlyInAnyOrderElementsOf(commands());
  }

  @Test
  void everySectionButTheFirstAndTheLastIsOfACommand() throws IOException {
    List<String> names =
        commands().stream().map(name -> name.substring("nunchi ".length())).toList();
    List<String> sections = matches(SECTION);

    assertThat(sections).startsWith("Commands").endsWith("Exit codes");
    assertThat(sections.subList(1, sections.size() - 1)).isSubsetOf(names);
  }

  private static List<String> commands() {
    return runnable(Main.commandLine())
        .map(command -> command.getCommandSpec().qualifiedName())
        .filter(name -> !name.equals("nunchi help")) // picocli's own
        .toList();
  }

  /** The commands that a user runs, with or without commands below; the others only group them. */
  private static Stream<CommandLine> runnable(CommandLine command) {
    boolean onlyGroups =
        !command.getSubcommands().isEmpty()
            && command.getCommandSpec().positionalParameters().isEmpty();
    return Stream.concat(
        onlyGroups ? Stream.empty() : Stream.of(command),
        command.getSubcommands().values().stream().flatMap(CommandDocsTest::runnable));
  }

  private static List<String> matches(Pattern pattern) throws IOException {
    try (Stream<String> lines = Files.lines(DOCS)) {
      return lines
          .map(pattern::matcher)
          .filter(Matcher::find)
          .map(match -> match.group(1))
          .toList();
    }
  }
}
