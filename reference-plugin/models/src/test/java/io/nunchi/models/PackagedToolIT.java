package io.nunchi.models;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.api.AnalyticsHost;
import io.nunchi.api.Engine;
import io.nunchi.api.host.HostBuilder;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The packaged tool, opened over the packaged plugin in a real host. */
@Timeout(120)
class PackagedToolIT {

  private static final String PLUGIN = "nunchi.reference";
  private static final Path PLUGINS =
      Path.of(System.getProperty("nunchi.test.pluginDirectory", "../engine/target/plugin"));
  private static final Path TOOLS =
      Path.of(System.getProperty("nunchi.test.toolDirectory", "target/tools/" + PLUGIN));

  @TempDir private Path folder = Path.of("");

  private AnalyticsHost host() throws Exception {
    return new HostBuilder().pluginDirectory(PLUGINS).nativeRoot(folder.resolve("natives")).build();
  }

  private static void run(AnalyticsHost host, String... arguments) throws Exception {
    ToolProvider tool = host.findTool(PLUGIN, TOOLS, "models").orElseThrow();
    StringWriter said = new StringWriter();
    PrintWriter printer = new PrintWriter(said);
    int exitCode = tool.run(printer, printer, arguments);
    assertThat(exitCode).describedAs(said.toString()).isZero();
  }

  private static List<String> jars(Path directory) throws Exception {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
    }
  }

  @Test
  void bringsItsCommandLineParserAndNothingOfThePlugin() throws Exception {
    assertThat(jars(TOOLS))
        .hasSize(2)
        .anyMatch(jar -> jar.startsWith("nunchi-models"))
        .anyMatch(jar -> jar.startsWith("picocli"));
  }

  @Test
  void thePluginsJarsHoldNothingOfTheTool() throws Exception {
    List<URL> urls = new ArrayList<>();
    for (String jar : jars(PLUGINS.resolve(PLUGIN))) {
      urls.add(PLUGINS.resolve(PLUGIN).resolve(jar).toUri().toURL());
    }
    try (URLClassLoader plugin =
        new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
      assertThat(plugin.getResource("io/nunchi/reference/ReferencePlugin.class")).isNotNull();
      assertThat(plugin.getResource("io/nunchi/models/ModelsTool.class")).isNull();
      assertThat(plugin.getResource("picocli/CommandLine.class")).isNull();
    }
  }

  @Test
  void provesAModelInAHostThatRunsNoEngine() throws Exception {
    try (AnalyticsHost host = host()) {
      run(host, "verify", "builtin:starter");
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void usesTheLibrariesThatAnEngineHasLoaded() throws Exception {
    try (AnalyticsHost host = host();
        Engine engine = host.startEngine(PLUGIN, Map.of())) {
      List<String> ofEngine = mappedLibraries();
      run(host, "verify", "builtin:starter");
      assertThat(ofEngine).isNotEmpty();
      assertThat(mappedLibraries()).isEqualTo(ofEngine);
      assertThat(engine.generation()).isNotNull();
    }
  }

  /** The plugin's native libraries that this process has mapped. */
  private static List<String> mappedLibraries() throws Exception {
    try (Stream<String> maps = Files.lines(Path.of("/proc/self/maps"))) {
      return maps.map(line -> line.replaceFirst("^[^/]*", ""))
          .filter(file -> file.contains("onnxruntime") || file.contains("opencv"))
          .filter(file -> file.contains(".so"))
          .distinct()
          .sorted()
          .toList();
    }
  }
}
