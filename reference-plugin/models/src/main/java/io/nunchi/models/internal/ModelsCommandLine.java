package io.nunchi.models.internal;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code models}, which does nothing itself, and its subcommands. */
@Command(
    name = "models",
    description = "Makes, fetches, proves and shows model packages of the reference analyzer.",
    footer = {
      "",
      "nunchi models compare, which measures models on labelled frames, is explained by",
      "nunchi models compare --help."
    })
public final class ModelsCommandLine implements Runnable {

  @SuppressWarnings("UnusedVariable") // picocli reads the annotation
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Shows this help and ends.")
  private boolean help;

  @SuppressWarnings("NullAway.Init") // picocli sets it before run
  @Spec
  private CommandSpec spec;

  private ModelsCommandLine() {}

  /** Runs one command line and returns its exit code. */
  public static int run(PrintWriter out, PrintWriter err, String... arguments) {
    CommandLine commandLine =
        new CommandLine(new ModelsCommandLine())
            .addSubcommand(new AddCommand())
            .addSubcommand(new InitCommand())
            .addSubcommand(new PreviewCommand())
            .addSubcommand(new ProbeCommand())
            .addSubcommand(new FetchCommand())
            .addSubcommand(new VerifyCommand())
            .addSubcommand(new ListCommand())
            .addSubcommand(new ShowCommand())
            .setCommandName("nunchi models")
            .setOut(out)
            .setErr(err)
            .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));
    int exitCode = commandLine.execute(arguments);
    out.flush();
    err.flush();
    return exitCode;
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "Missing command: one of "
            + String.join(", ", spec.commandLine().getSubcommands().keySet()));
  }
}
