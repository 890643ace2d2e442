package io.nunchi.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.nunchi.api.host.HostBuilder;
import io.nunchi.api.testing.CommandedPlugin;
import io.nunchi.api.testing.CompiledPlugin;
import io.nunchi.api.testplugin.ObedientPlugin;
import io.nunchi.api.testplugin.small.LookingTool;
import io.nunchi.loading.internal.natives.NativeFolders;
import io.nunchi.loading.internal.plugin.LoadedPlugin;
import io.nunchi.loading.internal.plugin.LoaderServices;
import io.nunchi.loading.internal.plugin.LoadingSupervision;
import io.nunchi.loading.internal.plugin.PluginLoader;
import io.nunchi.loading.internal.trust.PluginTrust;
import io.nunchi.spi.failure.Problem;
import java.io.IOException;
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

  private static final String PLUGIN = ObedientPlugin.ID;

  @TempDir Path plugins;
  @TempDir Path tools;
  @TempDir Path natives;

  @BeforeEach
  void install() throws Exception {
    CommandedPlugin.jar().write(plugins.resolve("plugin.jar"));
    look().write(tools.resolve("look.jar"));
  }

  private static CompiledPlugin look() throws IOException {
    return new CompiledPlugin().withoutServiceFile().spiVersion("").tool(LookingTool.class);
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
      assertThat(look(tool, ObedientPlugin.class.getName())).isEqualTo("true true");
      assertThat(look(tool, "io.nunchi.spi.AnalyzerPlugin")).isEqualTo("true true");
      assertThat(look(tool, LookingTool.class.getName())).isEqualTo("true false");
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
        .isThrownBy(() -> look(tool, ObedientPlugin.class.getName()));
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
