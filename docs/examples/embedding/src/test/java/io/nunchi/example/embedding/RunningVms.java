package io.nunchi.example.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** One of the example's programs in a process, with its output and its standard input. */
final class RunningVms implements AutoCloseable {

  private final Process process;
  private final BufferedReader output;
  private final Writer input;
  private final StringBuilder printed = new StringBuilder();

  private RunningVms(Process process) {
    this.process = process;
    this.output = process.inputReader(StandardCharsets.UTF_8);
    this.input = process.outputWriter(StandardCharsets.UTF_8);
  }

  static RunningVms start(Class<?> program, String video) throws IOException {
    return new RunningVms(
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-cp",
                    System.getProperty("nunchi.test.classPath"),
                    program.getName(),
                    System.getProperty("nunchi.test.pluginDirectory"),
                    video))
            .redirectErrorStream(true)
            .start());
  }

  void enter(String command) throws IOException {
    input.write(command + "\n");
    input.flush();
  }

  /** Reads on until a line has the pattern in it. */
  void awaitLine(String pattern) throws IOException {
    Pattern awaited = Pattern.compile(pattern);
    String line = output.readLine();
    while (line != null) {
      printed.append(line).append('\n');
      if (awaited.matcher(line).find()) {
        return;
      }
      line = output.readLine();
    }
    assertThat(printed.toString()).containsPattern(awaited);
  }

  /** Asks the process to end, as Ctrl-C does, and leaves its output open. */
  void interrupt() {
    process.toHandle().destroy();
  }

  int awaitExit() throws IOException, InterruptedException {
    output.lines().forEach(line -> printed.append(line).append('\n'));
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).as(printed.toString()).isTrue();
    return process.exitValue();
  }

  String printed() {
    return printed.toString();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
