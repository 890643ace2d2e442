package io.nunchi.cli.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** The packed program in its own process, run by the launcher as a user runs it. */
public final class Program implements AutoCloseable {

  private static final long PATIENCE_SECONDS = 120;

  private static final Path SIGNALS_AS_IN_A_TERMINAL = Path.of("/usr/bin/env");

  private final Process process;
  private final Path out;
  private final Path err;

  private Program(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  /** Where the build packs it. */
  public static Path home() {
    return Path.of("target", "nunchi").toAbsolutePath();
  }

  /** The script that users call. */
  public static Path launcher() {
    return Path.of("..", "..", "nunchi").toAbsolutePath().normalize();
  }

  /** Starts it in a folder, where its output goes too. */
  public static Program start(Path folder, String... arguments) throws IOException {
    return start(folder, Map.of(), arguments);
  }

  /** Runs it to its end with variables of the environment. */
  public static Program run(Path folder, Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    Program program = start(folder, environment, arguments);
    program.awaitEnd();
    return program;
  }

  private static Program start(Path folder, Map<String, String> environment, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    if (Files.isExecutable(SIGNALS_AS_IN_A_TERMINAL)) {
      // A build in the background ignores Ctrl-C, and so would what it starts.
      command.addAll(List.of(SIGNALS_AS_IN_A_TERMINAL.toString(), "--default-signal=INT,HUP"));
    }
    command.add(launcher().toString());
    command.addAll(List.of(arguments));
    Path out = Files.createTempFile(folder, "program", ".out");
    Path err = Files.createTempFile(folder, "program", ".err");
    ProcessBuilder launcher =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    launcher.environment().put("JAVA_HOME", System.getProperty("java.home"));
    launcher.environment().put("NUNCHI_SKIP_BUILD", "1");
    launcher.environment().putAll(environment);
    return new Program(launcher.start(), out, err);
  }

  /** Runs it to its end. */
  public static Program run(Path folder, String... arguments)
      throws IOException, InterruptedException {
    Program program = start(folder, arguments);
    program.awaitEnd();
    return program;
  }

  /** Waits for its end. */
  public int awaitEnd() throws InterruptedException, IOException {
    assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).as(err()).isTrue();
    return exitCode();
  }

  /** Waits until something is true, as long as it runs. */
  public void await(BooleanSupplier something) throws IOException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!something.getAsBoolean()) {
      assertThat(process.isAlive()).as("still running; it said: " + err()).isTrue();
      assertThat(System.nanoTime() - end).as("patience; it said: " + err()).isNegative();
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }

  /** Sends it a signal, such as INT. */
  public void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
  }

  /** Returns true until it has ended. */
  public boolean isRunning() {
    return process.isAlive();
  }

  public int exitCode() {
    return process.exitValue();
  }

  /** Its standard output so far. */
  public String out() throws IOException {
    return Files.readString(out);
  }

  /** Its standard error so far. */
  public String err() throws IOException {
    return Files.readString(err);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
