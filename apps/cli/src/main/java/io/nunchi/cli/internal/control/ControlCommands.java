package io.nunchi.cli.internal.control;

import io.nunchi.cli.internal.CliException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The commands that a running analysis takes; reads one of them from a line. */
@Command(
    name = "",
    subcommands = {
      SwapControl.class,
      RollbackControl.class,
      ShadowControl.class,
      PromoteControl.class,
      CanaryControl.class,
      CancelControl.class,
      StatusControl.class,
      WaitControl.class,
      StopControl.class,
      HelpControl.class
    })
final class ControlCommands {

  private ControlCommands() {}

  /**
   * Reads a command.
   *
   * @param line one line without its end, not blank
   */
  static ControlAction parse(String line) throws CliException {
    CommandLine commands = commands();
    List<String> words = words(line);
    if (!commands.getSubcommands().containsKey(words.get(0))) {
      throw ControlProblems.unknownCommand(
          words.get(0), String.join(", ", commands.getSubcommands().keySet()));
    }
    try {
      ParseResult parsed = commands.parseArgs(words.toArray(String[]::new));
      return (ControlAction) parsed.subcommand().commandSpec().userObject();
    } catch (ParameterException mistake) {
      throw ControlProblems.notUnderstood(
          String.valueOf(mistake.getMessage()), synopsis(mistake.getCommandLine()));
    }
  }

  /**
   * Reads a command that is typed. Keys are taken one after the other: one that waits would hold
   * back all after it, the one that stops the analysis among them.
   */
  static ControlAction parseTyped(String line) throws CliException {
    ControlAction action = parse(line);
    if (action instanceof WaitControl) {
      throw ControlProblems.waitTyped(line);
    }
    return action;
  }

  /** All commands, ready to read one. */
  static CommandLine commands() {
    return new CommandLine(new ControlCommands()).setUnmatchedArgumentsAllowed(false);
  }

  /** A command in one line, such as {@code swap [--model=PACKAGE] [--set=KEY=VALUE]... SPEC}. */
  static String synopsis(CommandLine command) {
    return command.getHelp().synopsis(0).replaceAll("\\s+", " ").strip();
  }

  /**
   * Words are divided by spaces; quotes keep spaces, and a backslash is a character like others.
   */
  static List<String> words(String line) throws CliException {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean isWord = false;
    char quote = 0;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (quote != 0 && c == quote) {
        quote = 0;
      } else if (quote == 0 && (c == '"' || c == '\'')) {
        quote = c;
        isWord = true;
      } else if (quote == 0 && Character.isWhitespace(c)) {
        if (isWord) {
          words.add(word.toString());
        }
        word.setLength(0);
        isWord = false;
      } else {
        word.append(c);
        isWord = true;
      }
    }
    if (quote != 0) {
      throw ControlProblems.notUnderstood("a quotation mark without its second", "both or none");
    }
    if (isWord) {
      words.add(word.toString());
    }
    return words;
  }
}
