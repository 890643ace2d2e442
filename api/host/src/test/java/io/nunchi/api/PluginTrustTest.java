package io.nunchi.api;

import static io.nunchi.api.testing.CheckedPlugins.sha256;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.nunchi.api.host.HostBuilder;
import io.nunchi.api.testing.CheckedPlugins;
import io.nunchi.api.testing.CommandedPlugin;
import io.nunchi.api.testing.CompiledPlugin;
import io.nunchi.spi.failure.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Tools and native libraries of plugins that are checked. */
@Timeout(120)
class PluginTrustTest {

  @TempDir Path plugins;
  @TempDir Path natives;
  @TempDir Path elsewhere;
  private CheckedPlugins checked;

  @BeforeEach
  void findFolders() {
    checked = new CheckedPlugins(plugins, natives, elsewhere);
  }

  @Test
  void jarsOfToolsAreCheckedAsThePluginsAre() throws Exception {
    String ofPlugin = sha256(checked.signed("vendor"));
    Path tools = Files.createDirectory(elsewhere.resolve("tools"));
    CommandedPlugin.jar().write(tools.resolve("tool.jar"));
    String ofTool = sha256(tools.resolve("tool.jar"));
    assertThat(toolRefusals(checked.builder().allowPluginDigests(List.of(ofPlugin)), tools))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.code()).isEqualTo("NUN-1012");
              assertThat(problem.found()).contains(ofTool);
            });
    assertThat(toolRefusals(checked.trusting("vendor"), tools))
        .extracting(Problem::code)
        .containsExactly("NUN-1014");
    try (AnalyticsHost host =
        checked.builder().allowPluginDigests(List.of(ofPlugin, ofTool)).build()) {
      assertThat(host.findTool("test.scripted", tools, "none")).isEmpty();
    }
  }

  private static List<Problem> toolRefusals(HostBuilder builder, Path tools) throws HostException {
    try (AnalyticsHost host = builder.build()) {
      return catchThrowableOfType(
              HostException.class, () -> host.findTool("test.scripted", tools, "none"))
          .problems();
    }
  }

  /** Starts with a failure that says which file it would load. */
  private void writeLibraryLoader(Path jar) throws Exception {
    new CompiledPlugin()
        .plugin(
            "test.Loads",
            """
            package test;
            import io.nunchi.spi.*;
            import io.nunchi.spi.failure.*;
            import io.nunchi.spi.settings.*;
            public class Loads implements AnalyzerPlugin {
              static final Setting<String> LIBRARY =
                  Setting.mandatory("library", TextType.any("a path"), "Library", "A library.");
              public PluginDescriptor descriptor() {
                return PluginDescriptor.builder("test.loads", "Loads").version("1").vendor("Vendor").engineSettings(SettingsSchema.of(LIBRARY)).build();
              }
              public AnalyzerEngine createEngine(EngineContext context) throws EngineStartException {
                java.nio.file.Path named = java.nio.file.Path.of(context.settings().get(LIBRARY));
                throw new EngineStartException(Problem.of("TEST-0001", "would load")
                    .found(context.trustedLibrary(named).toString()));
              }
            }
            """)
        .write(jar);
  }

  private static Problem refusalOfStart(AnalyticsHost host, Path library) {
    Map<String, String> settings = Map.of("library", library.toString());
    return catchThrowableOfType(HostException.class, () -> host.startEngine("test.loads", settings))
        .problems()
        .get(0);
  }

  @Test
  void librariesThatSettingsNameAreCheckedByTheirDigest() throws Exception {
    Path jar = plugins.resolve("loads.jar");
    writeLibraryLoader(jar);
    Path library = Files.writeString(elsewhere.resolve("libvendor.so"), "any");
    try (AnalyticsHost host = checked.builder().build()) {
      assertThat(refusalOfStart(host, library).found()).isEqualTo(library.toString());
    }
    try (AnalyticsHost host = checked.builder().allowPluginDigests(List.of(sha256(jar))).build()) {
      assertThat(refusalOfStart(host, library).code()).isEqualTo("NUN-1029");
    }
    try (AnalyticsHost host =
        checked.builder().allowPluginDigests(List.of(sha256(jar), sha256(library))).build()) {
      Path loaded = Path.of(refusalOfStart(host, library).found());
      assertThat(loaded).startsWith(natives).hasContent("any");
    }
  }
}
