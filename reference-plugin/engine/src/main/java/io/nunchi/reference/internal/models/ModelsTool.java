package io.nunchi.reference.internal.models;

import java.io.PrintWriter;
import java.util.spi.ToolProvider;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/**
 * The tool {@code models}: makes and checks model packages from the command line.
 *
 * <p>Threading: any thread. Ownership: every run has a native folder of its own, which it deletes;
 * so the first run of the process decides from where ONNX Runtime and OpenCV are loaded.
 */
public final class ModelsTool implements ToolProvider {

  /** Creates the tool. */
  public ModelsTool() {}

  @Override
  public String name() {
    return "models";
  }

  @Override
  public int run(PrintWriter out, PrintWriter err, String... args) {
    CommandLine commandLine =
        new CommandLine(new ModelsCommand())
            .addSubcommand(new AddCommand())
            .addSubcommand(new InitCommand())
            .addSubcommand(new FetchCommand())
            .addSubcommand(new VerifyCommand())
            .addSubcommand(new ListCommand())
            .addSubcommand(new ShowCommand())
            .setCommandName("nunchi models")
            .setOut(out)
            .setErr(err)
            .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));
    int exitCode = commandLine.execute(args);
    out.flush();
    err.flush();
    return exitCode;
  }
}
