package io.nunchi.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.api.frame.Camera;
import io.nunchi.api.host.HostBuilder;
import io.nunchi.api.testing.CommandedPlugin;
import io.nunchi.api.testing.CompiledPlugin;
import io.nunchi.api.testing.Pictures;
import io.nunchi.api.testing.Recorder;
import io.nunchi.api.testplugin.Command;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A plugin that ends the process: a process of its own ends here. */
@Timeout(120)
class PluginExitTest {

  @TempDir Path plugins;
  @TempDir Path work;

  /** The VMS whose process ends. */
  public static final class Vms {

    private Vms() {}

    public static void main(String[] arguments) throws Exception {
      AnalyticsHost host =
          new HostBuilder()
              .pluginDirectory(Path.of(arguments[0]))
              .nativeRoot(Path.of(arguments[1]))
              .maximumAge(Duration.ofHours(1))
              .build();
      Engine engine = host.startEngine("test.scripted", Map.of());
      Stream stream = host.openStream(Camera.named("gate"), engine, new Recorder());
      stream.offer(new Pictures().of(Command.EXIT));
      stream.awaitIdle(Duration.ofMinutes(1));
    }
  }

  @Test
  void isNamedWithItsCallAndItsPlace() throws Exception {
    CommandedPlugin.in(plugins);
    assertThat(logOfTheEnd())
        .contains("NUN-4541", "EndsTheProcess.analyze", "analyze of test.scripted for stream gate");
  }

  @Test
  void isNamedWhileThePluginIsLoaded() throws Exception {
    Path jar = plugins.resolve("exits.jar");
    new CompiledPlugin()
        .plugin(
            "test.Exits",
            """
            package test;
            import io.nunchi.spi.*;
            public class Exits implements AnalyzerPlugin {
              static { System.exit(7); }
              public PluginDescriptor descriptor() { return null; }
              public AnalyzerEngine createEngine(EngineContext context) { return null; }
            }
            """)
        .write(jar);
    assertThat(logOfTheEnd())
        .contains("NUN-4541", "test.Exits.<clinit>", "constructor of test.Exits in " + jar);
  }

  private String logOfTheEnd() throws Exception {
    Path log = work.resolve("log");
    Process vms =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Vms.class.getName(),
                plugins.toString(),
                work.resolve("natives").toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    assertThat(vms.waitFor()).isEqualTo(7);
    return Files.readString(log);
  }
}
