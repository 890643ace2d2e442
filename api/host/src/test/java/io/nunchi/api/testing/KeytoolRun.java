package io.nunchi.api.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Several commands of the JDK's keytool in one other JVM: each start of keytool takes a second. */
public final class KeytoolRun {

  private static final String END_OF_COMMAND = ";";

  private final List<String> shared;
  private final List<String> arguments = new ArrayList<>();

  /** Begins a run; every command gets the shared arguments as well. */
  public KeytoolRun(String... shared) {
    this.shared = List.of(shared);
  }

  /** Adds a command. */
  public KeytoolRun then(String... command) {
    arguments.addAll(List.of(command));
    arguments.addAll(shared);
    arguments.add(END_OF_COMMAND);
    return this;
  }

  /** Runs the commands in their order; the first one that fails ends the JVM with its exit code. */
  public void run() throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-XX:TieredStopAtLevel=1",
            "--add-exports",
            "java.base/sun.security.tools.keytool=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            KeytoolRun.class.getName()));
    command.addAll(arguments);
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(process.waitFor()).as(arguments.toString()).isZero();
  }

  /** The other JVM. */
  public static void main(String[] arguments) throws Exception {
    Method keytool =
        Class.forName("sun.security.tools.keytool.Main").getMethod("main", String[].class);
    List<String> command = new ArrayList<>();
    for (String argument : arguments) {
      if (argument.equals(END_OF_COMMAND)) {
        keytool.invoke(null, (Object) command.toArray(String[]::new));
        command.clear();
      } else {
        command.add(argument);
      }
    }
  }
}
