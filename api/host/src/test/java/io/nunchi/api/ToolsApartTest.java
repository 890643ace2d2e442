package io.nunchi.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.nunchi.api.host.HostBuilder;
import io.nunchi.api.testing.CommandedPlugin;
import io.nunchi.api.testing.CompiledPlugin;
import io.nunchi.loading.internal.natives.NativeFolders;
import io.nunchi.loading.internal.plugin.LoadedPlugin;
import io.nunchi.loading.internal.plugin.LoaderServices;
import io.nunchi.loading.internal.plugin.LoadingSupervision;
import io.nunchi.loading.internal.plugin.PluginLoader;
import io.nunchi.loading.internal.trust.PluginTrust;
import io.nunchi.spi.failure.Problem;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tools whose jars lie apart from their plugin's. */
class ToolsApartTest {

  private static final String PLUGIN = "test.scripted";

  /** Prints what it sees of a class by its name, and loads a class of its own only when it runs. */
  private static final String LOOK =
      """
      package test.tool;
      public class Look implements java.util.spi.ToolProvider {
        public String name() { return "look"; }
        public int run(java.io.PrintWriter out, java.io.PrintWriter err, String... names) {
          out.print(Later.look(names[0]));
          return 0;
        }
      }
      """;

  private static final String LATER =
      """
      package test.tool;
      class Later {
        static String look(String name) {
          ClassLoader own = Later.class.getClassLoader();
          return sees(own, name) + " " + sees(own.getParent(), name);
        }
        private static boolean sees(ClassLoader loader, String name) {
          try {
            return loader.loadClass(name) != null;
          } catch (ClassNotFoundException e) {
            return false;
          }
        }
      }
      """;

  @TempDir Path plugins;
  @TempDir Path tools;
  @TempDir Path natives;

  @BeforeEach
  void install() throws Exception {
    CommandedPlugin.jar().write(plugins.resolve("plugin.jar"));
    look().write(tools.resolve("look.jar"));
  }

  private static CompiledPlugin look() {
    return new CompiledPlugin()
        .withoutServiceFile()
        .spiVersion("")
        .tool("test.tool.Look", LOOK)
        .type("test.tool.Later", LATER);
  }

  private AnalyticsHost host() throws HostException {
    return new HostBuilder().pluginDirectory(plugins).nativeRoot(natives).build();
  }

  private static String look(ToolProvider tool, String className) {
    StringWriter out = new StringWriter();
    tool.run(new PrintWriter(out), new PrintWriter(out), className);
    return out.toString();
  }

  @Test
  void theToolSeesThePluginAndTheContractAndThePluginDoesNotSeeTheTool() throws Exception {
    try (AnalyticsHost host = host()) {
      ToolProvider tool = host.findTool(PLUGIN, tools, "look").orElseThrow();
      assertThat(look(tool, "test.Scripted")).isEqualTo("true true");
      assertThat(look(tool, "io.nunchi.spi.AnalyzerPlugin")).isEqualTo("true true");
      assertThat(look(tool, "test.tool.Look")).isEqualTo("true false");
      assertThat(look(tool, "io.nunchi.api.AnalyticsHost")).isEqualTo("false false");
    }
  }

  @Test
  void onlyToolsOfItsOwnJarsAreFound() throws Exception {
    try (AnalyticsHost host = host()) {
      assertThat(host.findTool(PLUGIN, "look")).as("a tool of the plugin's own jars").isEmpty();
      assertThat(host.findTool(PLUGIN, tools, "jar")).as("a tool of the JDK").isEmpty();
    }
  }

  @Test
  void missingJarsAreAClearError() throws Exception {
    Path empty = Files.createDirectory(tools.resolve("empty"));
    try (AnalyticsHost host = host()) {
      Problem nothing = refusal(host, tools.resolve("nothing"));
      assertThat(nothing.code()).isEqualTo("NUN-1018");
      assertThat(nothing.where()).endsWith("nothing");
      assertThat(nothing.fix()).contains(PLUGIN);
      assertThat(refusal(host, empty).code()).isEqualTo("NUN-1018");
    }
  }

  private static Problem refusal(AnalyticsHost host, Path directory) {
    List<Problem> problems =
        catchThrowableOfType(HostException.class, () -> host.findTool(PLUGIN, directory, "look"))
            .problems();
    assertThat(problems).hasSize(1);
    return problems.get(0);
  }

  @Test
  void aPluginThatIsNotLoadedAndAClosedHostHaveNone() throws Exception {
    AnalyticsHost host = host();
    try (host) {
      assertThat(
              catchThrowableOfType(
                      HostException.class, () -> host.findTool("test.none", tools, "look"))
                  .problems())
          .extracting(Problem::code)
          .containsExactly("NUN-1010");
    }
    assertThat(refusal(host, tools).code()).isEqualTo("NUN-4502");
  }

  @Test
  void theJarsAreClosedTogetherWithThePlugin() throws Exception {
    ToolProvider tool;
    try (AnalyticsHost host = host()) {
      tool = host.findTool(PLUGIN, tools, "look").orElseThrow();
    }
    assertThatExceptionOfType(NoClassDefFoundError.class)
        .isThrownBy(() -> look(tool, "test.Scripted"));
  }

  @Test
  void aPluginThatWasGivenUpOpensNoJars() throws Exception {
    List<Problem> problems = new ArrayList<>();
    try (NativeFolders folders = NativeFolders.open(natives);
        LoadingSupervision supervision =
            LoadingSupervision.start(Duration.ofMinutes(1), Duration.ofSeconds(1))) {
      PluginLoader loader =
          PluginLoader.ofDirectories(
              List.of(plugins),
              new LoaderServices(folders, PluginTrust.everybody(), supervision.calls(), () -> {}));
      LoadedPlugin plugin = loader.find(PLUGIN).orElseThrow();
      loader.close();
      assertThat(loader.openTools(plugin, tools, problems)).isEmpty();
    }
    assertThat(problems).extracting(Problem::code).containsExactly("NUN-1010");
  }
}
