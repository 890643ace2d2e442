package io.nunchi.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.nunchi.api.host.HostBuilder;
import io.nunchi.api.host.IsolatedPlugins;
import io.nunchi.api.testing.CommandedPlugin;
import io.nunchi.api.testing.CompiledPlugin;
import io.nunchi.loading.LoadReport;
import io.nunchi.loading.PluginReport;
import io.nunchi.loading.PluginReport.State;
import io.nunchi.spi.PluginDescriptor;
import io.nunchi.spi.SpiVersion;
import io.nunchi.spi.failure.Problem;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PluginLoadingTest {

  @TempDir Path plugins;
  @TempDir Path natives;

  private LoadReport load() throws HostException {
    try (AnalyticsHost host =
        new HostBuilder().pluginDirectory(plugins).nativeRoot(natives).build()) {
      return host.loadReport();
    }
  }

  private PluginReport loadOne() throws HostException {
    assertThat(load().plugins()).hasSize(1);
    return load().plugins().get(0);
  }

  private Problem refusal() throws HostException {
    PluginReport report = loadOne();
    assertThat(report.state()).isEqualTo(State.REFUSED);
    assertThat(report.problems()).hasSize(1);
    return report.problems().get(0);
  }

  private static String pluginClass(String name, String members) {
    return """
    package test;
    import io.nunchi.spi.*;
    import io.nunchi.spi.settings.*;
    public class %s implements AnalyzerPlugin {
      %s
      public AnalyzerEngine createEngine(EngineContext context) { return null; }
    }
    """
        .formatted(name, members);
  }

  private static String described(String id) {
    return """
    public PluginDescriptor descriptor() {
      return PluginDescriptor.builder("%s", "Name").version("1").vendor("Vendor").build();
    }
    """
        .formatted(id);
  }

  @Test
  void loadsAJarAndADirectoryOfJars() throws Exception {
    CommandedPlugin.in(plugins);
    Path directory = Files.createDirectory(plugins.resolve("other"));
    new CompiledPlugin()
        .plugin("test.Other", pluginClass("Other", described("test.other")))
        .write(directory.resolve("plugin.jar"));
    assertThat(load().plugins())
        .allSatisfy(
            report -> {
              assertThat(report.state()).isEqualTo(State.LOADED);
              assertThat(report.spiVersion()).contains(SpiVersion.CURRENT);
              assertThat(report.problems()).isEmpty();
            })
        .extracting(report -> report.descriptor().orElseThrow().id())
        .containsExactly("test.other", "test.scripted");
  }

  @Test
  void reportsAPluginDirectoryThatDoesNotExist() throws Exception {
    try (AnalyticsHost host =
        new HostBuilder().pluginDirectory(plugins.resolve("none")).nativeRoot(natives).build()) {
      assertThat(host.loadReport().plugins()).isEmpty();
      assertThat(host.loadReport().problems())
          .singleElement()
          .satisfies(problem -> assertThat(problem.code()).isEqualTo("NUN-1001"));
    }
  }

  @Test
  void refusesADirectoryWithoutJars() throws Exception {
    Files.createDirectory(plugins.resolve("empty"));
    assertThat(refusal().code()).isEqualTo("NUN-1002");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "._plugin.jar",
        ".nfs0000000000a1b2c300000001.jar",
        ".nfs0000000000a1b2c300000001",
        ".DS_Store",
        ".plugin.jar.Xy12Zw",
        "plugin.jar.part",
        "other.jar.filepart",
        "other.PARTIAL"
      })
  void passesOverHiddenAndHalfCopiedFiles(String name) throws Exception {
    Path directory = CommandedPlugin.in(Files.createDirectory(plugins.resolve("scripted")));
    Files.writeString(directory.resolve(name), "not a jar");
    Files.writeString(plugins.resolve(name), "not a jar");
    LoadReport report = load();
    assertThat(report.plugins()).extracting(PluginReport::state).containsExactly(State.LOADED);
    assertThat(report.problems()).isEmpty();
    assertThat(report.warnings())
        .allSatisfy(
            warning -> {
              assertThat(warning.code()).isEqualTo("NUN-1022");
              assertThat(warning.found()).contains(name);
            })
        .extracting(Problem::where)
        .containsExactly(plugins.toString(), directory.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"__MACOSX", ".snapshot", ".Trash-1000", "lost+found", "@eaDir", "plugin.part"})
  void passesOverFoldersThatAreNoPlugins(String name) throws Exception {
    CommandedPlugin.in(Files.createDirectory(plugins.resolve(name)));
    LoadReport report = load();
    assertThat(report.plugins()).isEmpty();
    assertThat(report.problems()).isEmpty();
    assertThat(report.warnings())
        .singleElement()
        .satisfies(warning -> assertThat(warning.found()).contains(name));
  }

  @Test
  void namesEveryPassedOverFileOfADirectoryInOneWarningAgainWithEveryScan() throws Exception {
    Path directory = CommandedPlugin.in(Files.createDirectory(plugins.resolve("scripted")));
    try (AnalyticsHost host =
        new HostBuilder().pluginDirectory(plugins).nativeRoot(natives).build()) {
      assertThat(host.loadReport().warnings()).isEmpty();
      for (int i = 0; i < 7; i++) {
        Files.writeString(directory.resolve("._" + i + ".jar"), "");
      }
      LoadReport report = host.rescanPlugins();
      assertThat(report.plugins()).extracting(PluginReport::state).containsExactly(State.LOADED);
      assertThat(report.warnings())
          .singleElement()
          .satisfies(warning -> assertThat(warning.found()).startsWith("7 ").contains("._4.jar"));
    }
  }

  @Test
  void tellsBrokenLinksAndLoadsTheRest() throws Exception {
    Path directory = CommandedPlugin.in(Files.createDirectory(plugins.resolve("scripted")));
    Path inside = Files.createSymbolicLink(directory.resolve("lib.jar"), Path.of("gone.jar"));
    Path beside = Files.createSymbolicLink(plugins.resolve("other"), Path.of("/no/such/folder"));
    Path loop = Files.createSymbolicLink(plugins.resolve("loop.jar"), Path.of("loop.jar"));
    LoadReport report = load();
    assertThat(report.plugins()).extracting(PluginReport::state).containsExactly(State.LOADED);
    assertThat(report.problems())
        .allSatisfy(problem -> assertThat(problem.code()).isEqualTo("NUN-1023"))
        .extracting(Problem::where)
        .containsExactly(loop.toString(), beside.toString(), inside.toString());
    assertThat(report.problems().get(1).found()).contains("/no/such/folder");
  }

  @Test
  void examinesADirectoryOfPluginsThatHoldsAHiddenJar() throws Exception {
    CommandedPlugin.in(Files.createDirectory(plugins.resolve("scripted")));
    Files.writeString(plugins.resolve("._scripted.jar"), "not a jar");
    try (IsolatedPlugins isolated = IsolatedPlugins.load(plugins, natives)) {
      assertThat(isolated.plugins()).hasSize(1);
    }
  }

  /** The folder for temporary files is read at each start; no other test of this class uses it. */
  @Test
  void startsAndWarnsWhenSomebodyElseHasTakenTheDefaultFolderForNatives() throws Exception {
    String before = System.getProperty("java.io.tmpdir");
    System.setProperty("java.io.tmpdir", natives.toString());
    try {
      Path taken =
          natives.resolve(
              "nunchi-natives-" + System.getProperty("user.name").replaceAll("[^\\w.-]", "_"));
      Files.writeString(taken, "in the way");
      try (AnalyticsHost host = new HostBuilder().pluginDirectory(plugins).build()) {
        assertThat(host.loadReport().problems()).isEmpty();
        assertThat(host.loadReport().warnings())
            .extracting(Problem::code)
            .containsExactly("NUN-1024");
        assertThat(host.rescanPlugins().warnings()).hasSize(1);
      }
    } finally {
      System.setProperty("java.io.tmpdir", before);
    }
  }

  @Test
  void refusesAFileThatIsNoJar() throws Exception {
    Files.writeString(plugins.resolve("broken.jar"), "not a zip");
    assertThat(refusal().code()).isEqualTo("NUN-1003");
  }

  @Test
  void refusesAJarWithoutServiceFile() throws Exception {
    CommandedPlugin.jar().withoutServiceFile().write(plugins.resolve("plugin.jar"));
    Problem problem = refusal();
    assertThat(problem.code()).isEqualTo("NUN-1004");
    assertThat(problem.expected()).contains("META-INF/services/io.nunchi.spi.AnalyzerPlugin");
    assertThat(problem.fix())
        .as("it may be a dependency of the jar beside it")
        .contains("into a folder of their own");
  }

  @Test
  void refusesAnEmptyServiceFile() throws Exception {
    new CompiledPlugin().write(plugins.resolve("plugin.jar"));
    assertThat(refusal().code()).isEqualTo("NUN-1004");
  }

  @Test
  void refusesAJarThatDoesNotSayItsSpiVersion() throws Exception {
    CommandedPlugin.jar().spiVersion("").write(plugins.resolve("plugin.jar"));
    assertThat(refusal().code()).isEqualTo("NUN-1005");
  }

  @Test
  void refusesAMalformedSpiVersion() throws Exception {
    CommandedPlugin.jar().spiVersion("one").write(plugins.resolve("plugin.jar"));
    Problem problem = refusal();
    assertThat(problem.code()).isEqualTo("NUN-1005");
    assertThat(problem.found()).isEqualTo("one");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2.0", "1.1"})
  void refusesANewerSpiBeforeAnyClassIsLoaded(String version) throws Exception {
    String property = "nunchi.test.class.was.loaded";
    new CompiledPlugin()
        .plugin(
            "test.Eager",
            pluginClass(
                "Eager",
                "static { System.setProperty(\""
                    + property
                    + "\", \"yes\"); }"
                    + described("test.eager")))
        .spiVersion(version)
        .write(plugins.resolve("plugin.jar"));
    Problem problem = refusal();
    assertThat(problem.code()).isEqualTo("NUN-1006");
    assertThat(problem.found()).isEqualTo(version);
    assertThat(System.getProperty(property)).isNull();
  }

  @Test
  void refusesAConstructorThatThrowsAndSaysWhatItThrew() throws Exception {
    new CompiledPlugin()
        .plugin(
            "test.Bad",
            pluginClass(
                "Bad",
                "public Bad() { throw new IllegalStateException(\"no licence\"); }"
                    + described("test.bad")))
        .write(plugins.resolve("plugin.jar"));
    Problem problem = refusal();
    assertThat(problem.code()).isEqualTo("NUN-1007");
    assertThat(problem.found()).contains("no licence");
  }

  @Test
  void refusesAClassThatIsNotThere() throws Exception {
    new CompiledPlugin().service("test.Missing").write(plugins.resolve("plugin.jar"));
    Problem problem = refusal();
    assertThat(problem.code()).isEqualTo("NUN-1007");
    assertThat(problem.found()).contains("test.Missing");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "return null;",
        "throw new AssertionError(\"undescribable\");",
        "return descriptor();",
        "return PluginDescriptor.builder(\"no id\", \"\").build();"
      })
  void refusesADescriptorThatCannotBeRead(String body) throws Exception {
    new CompiledPlugin()
        .plugin(
            "test.Bad", pluginClass("Bad", "public PluginDescriptor descriptor() {" + body + "}"))
        .write(plugins.resolve("plugin.jar"));
    assertThat(refusal().code()).isEqualTo("NUN-1007");
  }

  @Test
  void refusesTheSecondOfTwoPluginsWithOneId() throws Exception {
    CommandedPlugin.jar().write(plugins.resolve("a.jar"));
    CommandedPlugin.jar().write(plugins.resolve("b.jar"));
    List<PluginReport> reports = load().plugins();
    assertThat(reports.get(0).state()).isEqualTo(State.LOADED);
    assertThat(reports.get(1).problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.code()).isEqualTo("NUN-1008");
              assertThat(problem.found()).contains("a.jar");
            });
  }

  @Test
  void warnsOfAJarThatAClassPathNamesAndThatIsNotLoaded() throws Exception {
    Path directory = Files.createDirectory(plugins.resolve("plugin"));
    Path outside = Files.createDirectory(directory.resolve("lib")).resolve("library.jar");
    CommandedPlugin.jar().write(outside);
    Path jar = directory.resolve("plugin.jar");
    CommandedPlugin.jar().write(jar);
    try (FileSystem inside = FileSystems.newFileSystem(jar)) {
      Path manifest = inside.getPath("META-INF/MANIFEST.MF");
      Files.writeString(
          manifest,
          Files.readString(manifest).stripTrailing()
              + "\nClass-Path: plugin.jar lib/library.jar lib/none.jar http://localhost/a.jar\n");
    }
    PluginReport report = loadOne();
    assertThat(report.state()).isEqualTo(State.LOADED);
    assertThat(report.warnings())
        .filteredOn(warning -> warning.code().equals("NUN-1027"))
        .singleElement()
        .satisfies(
            warning -> {
              assertThat(warning.found()).isEqualTo("lib/library.jar");
              assertThat(warning.where()).isEqualTo(jar.toString());
            });
  }

  /** Shows a limit of Java: code of the host is reachable through the system class loader. */
  @Test
  void noClassLoaderThatAPluginIsGivenLeadsToTheHost() throws Exception {
    new CompiledPlugin()
        .plugin(
            "test.Curious",
            pluginClass(
                "Curious",
                """
                static String climb(ClassLoader loader) {
                  StringBuilder seen = new StringBuilder();
                  for (; loader != null; loader = loader.getParent()) {
                    for (String name : new String[] {
                        "io.nunchi.api.AnalyticsHost", "io.nunchi.loading.LoadReport",
                        "org.slf4j.Logger"}) {
                      try {
                        seen.append(loader.loadClass(name));
                      } catch (ClassNotFoundException e) {
                        seen.append(loader == ClassLoader.getSystemClassLoader() ? "system" : ".");
                      }
                    }
                  }
                  return seen.toString();
                }
                public PluginDescriptor descriptor() {
                  return PluginDescriptor.builder("test.curious", climb(Curious.class.getClassLoader())).version(climb(Thread.currentThread().getContextClassLoader())).vendor("V").build();
                }
                """))
        .write(plugins.resolve("plugin.jar"));
    PluginDescriptor descriptor = loadOne().descriptor().orElseThrow();
    assertThat(descriptor.name()).as("three classes, two loaders").isEqualTo("......");
    assertThat(descriptor.version()).isEqualTo("......");
  }

  @Test
  void warnsOfCodeThatCanEndTheProcess() throws Exception {
    new CompiledPlugin()
        .plugin("test.Calm", pluginClass("Calm", described("test.calm")))
        .type(
            "test.Halts",
            "package test; class Halts { long l = 1L << 40; { stop(2d); }"
                + " static void stop(double d) { Runtime.getRuntime().halt(3); } }")
        .type(
            "test.Reads", "package test; class Reads { String s = System.getProperty(\"exit\"); }")
        .write(plugins.resolve("plugin.jar"));
    PluginReport report = loadOne();
    assertThat(report.state()).isEqualTo(State.LOADED);
    assertThat(report.warnings())
        .singleElement()
        .satisfies(
            warning -> {
              assertThat(warning.code()).isEqualTo("NUN-1011");
              assertThat(warning.found()).contains("1 class(es)", "test.Halts");
            });
  }

  @Test
  void reportsAPluginDirectoryThatIsAFile() throws Exception {
    Path file = Files.writeString(plugins.resolve("file"), "");
    CommandedPlugin.jar().write(plugins.resolve("b.jar"));
    try (AnalyticsHost host =
        new HostBuilder()
            .pluginDirectory(file)
            .pluginDirectory(plugins)
            .nativeRoot(natives)
            .build()) {
      assertThat(host.loadReport().plugins()).hasSize(1);
      assertThat(host.loadReport().problems())
          .singleElement()
          .satisfies(problem -> assertThat(problem.code()).isEqualTo("NUN-1001"));
    }
  }

  @Test
  void loadsBothPluginsOfOneJar() throws Exception {
    new CompiledPlugin()
        .plugin("test.One", pluginClass("One", described("test.one")))
        .plugin("test.Two", pluginClass("Two", described("test.two")))
        .write(plugins.resolve("two.jar"));
    assertThat(load().plugins())
        .extracting(report -> report.descriptor().orElseThrow().id() + " " + report.state())
        .containsExactly("test.one LOADED", "test.two LOADED");
  }

  /** A plugin whose name is what a library of its own directory says. */
  private Path withLibrary(String plugin, String says) throws Exception {
    Path directory = Files.createDirectory(plugins.resolve(plugin.toLowerCase(Locale.ROOT)));
    String library =
        "package lib; public class Library { public static String version() { return \""
            + says
            + "\"; } }";
    new CompiledPlugin()
        .plugin(
            "test." + plugin,
            pluginClass(
                plugin,
                described("test." + plugin.toLowerCase(Locale.ROOT))
                    .replace("\"Name\"", "lib.Library.version()")))
        .type("lib.Library", library)
        .write(directory.resolve("plugin.jar"));
    return directory;
  }

  @Test
  void twoPluginsWithConflictingVersionsOfALibraryBothRun() throws Exception {
    withLibrary("Old", "1.0");
    withLibrary("New", "2.0");
    assertThat(load().plugins())
        .extracting(report -> report.descriptor().orElseThrow().name())
        .containsExactly("2.0", "1.0");
  }

  @Test
  void pluginDoesNotSeeAnothersClasses() throws Exception {
    withLibrary("Old", "1.0");
    new CompiledPlugin()
        .plugin(
            "test.Curious",
            pluginClass(
                "Curious",
                """
                public PluginDescriptor descriptor() {
                  try {
                    Class.forName("lib.Library");
                    throw new IllegalStateException("it is there");
                  } catch (ClassNotFoundException e) {
                    return PluginDescriptor.builder("test.curious", "Hidden").version("1").vendor("V").build();
                  }
                }
                """))
        .write(plugins.resolve("curious.jar"));
    assertThat(load().plugins()).extracting(PluginReport::state).containsOnly(State.LOADED);
  }

  @Test
  void linkageErrorIsExplainedWithClassJarAndVersions() throws Exception {
    Path directory = withLibrary("Old", "1.0");
    Path jar = directory.resolve("plugin.jar");
    try (FileSystem inside =
        FileSystems.newFileSystem(URI.create("jar:" + jar.toUri()), Map.of())) {
      Files.delete(inside.getPath("/lib/Library.class"));
    }
    assertThat(loadOne().problems())
        .extracting(Problem::code)
        .containsExactly("NUN-1007", "NUN-4508");
    Problem explained = loadOne().problems().get(1);
    assertThat(explained.found())
        .contains("lib/Library", "test.Old.descriptor", "in plugin.jar", "built for SPI 1.0");
    assertThat(explained.expected()).contains("the host has SPI 1.0");
    assertThat(explained.fix()).contains(directory.toString());
  }

  @Test
  void classOfTheHostThatAPluginNeedsIsSaidToBeHidden() throws Exception {
    new CompiledPlugin()
        .plugin(
            "test.Greedy",
            pluginClass(
                "Greedy",
                described("test.greedy")
                    .replace("\"Name\"", "io.nunchi.api.frame.Camera.named(\"x\").id()")))
        .write(plugins.resolve("plugin.jar"));
    assertThat(loadOne().problems().get(1).fix()).contains("sees the JDK, io.nunchi.spi");
  }

  @Test
  void loadsTheRestBesideBrokenPlugins() throws Exception {
    Files.writeString(plugins.resolve("a.jar"), "not a zip");
    CommandedPlugin.jar().write(plugins.resolve("b.jar"));
    new CompiledPlugin().service("test.Missing").write(plugins.resolve("c.jar"));
    assertThat(load().plugins())
        .extracting(PluginReport::state)
        .containsExactly(State.REFUSED, State.LOADED, State.REFUSED);
  }

  @Test
  void pluginSeesTheContractAndTheJdkButNothingElseOfTheHost() throws Exception {
    new CompiledPlugin()
        .plugin(
            "test.Curious",
            pluginClass(
                "Curious",
                """
                public PluginDescriptor descriptor() {
                  String seen = "";
                  for (String name : new String[] {
                      "io.nunchi.spi.frame.Frame", "java.sql.Connection",
                      "io.nunchi.api.AnalyticsHost", "org.slf4j.Logger", "org.junit.jupiter.api.Test"
                  }) {
                    try {
                      Class.forName(name);
                      seen += name + " ";
                    } catch (ClassNotFoundException e) {
                      continue;
                    }
                  }
                  return PluginDescriptor.builder("test.curious", seen).version("1").vendor("V").build();
                }
                """))
        .write(plugins.resolve("plugin.jar"));
    assertThat(loadOne().descriptor().orElseThrow().name())
        .isEqualTo("io.nunchi.spi.frame.Frame java.sql.Connection ");
  }

  @Test
  void pluginsContextClassLoaderIsItsOwnWhereverItsCodeRuns() throws Exception {
    String own = "Thread.currentThread().getContextClassLoader() == getClass().getClassLoader()";
    new CompiledPlugin()
        .plugin(
            "test.Curious",
            pluginClass(
                "Curious",
                """
                final boolean created = %s;
                public PluginDescriptor descriptor() {
                  return PluginDescriptor.builder("test.curious", created + " " + (%s)).version("1").vendor("V").build();
                }
                """
                    .formatted(own, own)))
        .tool(
            "test.Tool",
            """
            package test;
            public class Tool implements java.util.spi.ToolProvider {
              final boolean created = %s;
              public String name() { return %s ? "own" : "foreign"; }
              public int run(java.io.PrintWriter out, java.io.PrintWriter err, String... names) {
                out.print(created + " " + (%s));
                return 0;
              }
            }
            """
                .formatted(own, own, own))
        .write(plugins.resolve("plugin.jar"));
    try (AnalyticsHost host =
        new HostBuilder().pluginDirectory(plugins).nativeRoot(natives).build()) {
      ClassLoader before = Thread.currentThread().getContextClassLoader();
      StringWriter out = new StringWriter();
      PrintWriter writer = new PrintWriter(out);
      host.findTool("test.curious", "own").orElseThrow().run(writer, writer);
      assertThat(host.loadReport().plugins().get(0).descriptor().orElseThrow().name())
          .isEqualTo("true true");
      assertThat(out.toString()).isEqualTo("true true");
      assertThat(Thread.currentThread().getContextClassLoader()).isEqualTo(before);
    }
  }

  @Test
  void toolThatCannotBeCreatedAndAClosedHostAreRefusals() throws Exception {
    CommandedPlugin.jar()
        .tool(
            "test.Tool",
            """
            package test;
            public class Tool implements java.util.spi.ToolProvider {
              public Tool() { throw new IllegalStateException("no licence"); }
              public String name() { return "greet"; }
              public int run(java.io.PrintWriter out, java.io.PrintWriter err, String... names) {
                return 0;
              }
            }
            """)
        .write(plugins.resolve("plugin.jar"));
    AnalyticsHost host = new HostBuilder().pluginDirectory(plugins).nativeRoot(natives).build();
    try (host) {
      assertThat(
              catchThrowableOfType(
                      HostException.class, () -> host.findTool("test.scripted", "greet"))
                  .problems())
          .extracting(Problem::code)
          .containsExactly("NUN-4501");
    }
    assertThat(
            catchThrowableOfType(HostException.class, () -> host.findTool("test.scripted", "greet"))
                .problems())
        .extracting(Problem::code)
        .containsExactly("NUN-4502");
  }

  @Test
  void findsAPluginsToolsByName() throws Exception {
    CommandedPlugin.jar()
        .tool(
            "test.Tool",
            """
            package test;
            public class Tool implements java.util.spi.ToolProvider {
              public String name() { return "greet"; }
              public int run(java.io.PrintWriter out, java.io.PrintWriter err, String... names) {
                out.print("hello " + names[0]);
                return 7;
              }
            }
            """)
        .write(plugins.resolve("plugin.jar"));
    try (AnalyticsHost host =
        new HostBuilder().pluginDirectory(plugins).nativeRoot(natives).build()) {
      ToolProvider tool = host.findTool("test.scripted", "greet").orElseThrow();
      StringWriter out = new StringWriter();
      assertThat(tool.run(new PrintWriter(out), new PrintWriter(out), "you")).isEqualTo(7);
      assertThat(out.toString()).isEqualTo("hello you");
      assertThat(host.findTool("test.scripted", "jar")).isEmpty();
      HostException unknown =
          catchThrowableOfType(HostException.class, () -> host.findTool("test.none", "greet"));
      assertThat(unknown.problems().get(0).code()).isEqualTo("NUN-1010");
    }
  }
}
