package io.nunchi.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.nunchi.api.host.HostBuilder;
import io.nunchi.api.testing.Await;
import io.nunchi.api.testing.CommandedPlugin;
import io.nunchi.api.testing.CompiledPlugin;
import io.nunchi.api.testing.ManualHost;
import io.nunchi.loading.LoadReport;
import io.nunchi.loading.PluginReport;
import io.nunchi.loading.PluginReport.State;
import io.nunchi.loading.internal.natives.NativeFolders;
import io.nunchi.loading.internal.plugin.LoaderServices;
import io.nunchi.loading.internal.plugin.LoadingSupervision;
import io.nunchi.loading.internal.plugin.PluginLoader;
import io.nunchi.loading.internal.trust.PluginTrust;
import io.nunchi.spi.failure.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Plugins whose code never returns, or throws what cannot be described, while they are loaded. */
@Timeout(120)
class LoadingDeadlineTest {

  private static final String ENTERED = "nunchi.test.loading.entered";
  private static final String RELEASED = "nunchi.test.loading.released";
  private static final String JAR = "hangs.jar";

  @TempDir Path plugins;
  @TempDir Path natives;
  @TempDir Path tools;

  @BeforeEach
  void closeGate() {
    System.clearProperty(ENTERED);
    System.clearProperty(RELEASED);
  }

  @AfterEach
  void openGate() {
    System.setProperty(RELEASED, "true");
  }

  /** Places of a plugin's code that run while it is loaded. */
  enum Place {
    STATIC_INITIALIZER("static { Gate.hang(); }", "", "constructor of test.Hangs"),
    CONSTRUCTOR("public Hangs() { Gate.hang(); }", "", "constructor of test.Hangs"),
    DESCRIPTOR("", "Gate.hang();", "descriptor of test.Hangs");

    private final String members;
    private final String statement;
    private final String call;

    Place(String members, String statement, String call) {
      this.members = members;
      this.statement = statement;
      this.call = call;
    }

    CompiledPlugin plugin() {
      return LoadingDeadlineTest.plugin("Hangs", members, statement).type("test.Gate", GATE);
    }
  }

  /** Counts those who enter; nobody leaves it, interrupted or not, before the test ends. */
  private static final String GATE =
      """
      package test;
      class Gate {
        static void hang() {
          System.setProperty("%s", "" + (Integer.getInteger("%s", 0) + 1));
          while (!Boolean.getBoolean("%s")) {
            try {
              Thread.sleep(5);
            } catch (InterruptedException e) {
              continue;
            }
          }
        }
      }
      """
          .formatted(ENTERED, ENTERED, RELEASED);

  private static CompiledPlugin plugin(String name, String members, String statement) {
    return described(
        name,
        members,
        statement
            + "return PluginDescriptor.builder(\"test.plugin\", \"Name\")"
            + ".version(\"1\").vendor(\"Vendor\").build();");
  }

  private static CompiledPlugin described(String name, String members, String descriptorBody) {
    return new CompiledPlugin()
        .plugin(
            "test." + name,
            """
            package test;
            import io.nunchi.spi.*;
            import io.nunchi.spi.settings.*;
            public class %s implements AnalyzerPlugin {
              %s
              public PluginDescriptor descriptor() { %s }
              public AnalyzerEngine createEngine(EngineContext context) { return null; }
            }
            """
                .formatted(name, members, descriptorBody));
  }

  private static SupervisionPolicy policy(Duration openDeadline, Duration grace) {
    return SupervisionPolicy.builder().openDeadline(openDeadline).interruptGrace(grace).build();
  }

  private HostBuilder builder(Duration openDeadline, Duration grace) {
    return new HostBuilder()
        .pluginDirectory(plugins)
        .nativeRoot(natives)
        .supervision(policy(openDeadline, grace));
  }

  private static boolean hasEntered() {
    return System.getProperty(ENTERED) != null;
  }

  @ParameterizedTest
  @EnumSource
  void aCallThatNeverReturnsIsARefusalAndAStuckCall(Place place) throws Exception {
    Path jar = plugins.resolve(JAR);
    place.plugin().write(jar);
    try (AnalyticsHost host = builder(Duration.ofMillis(50), Duration.ofMillis(50)).build()) {
      PluginReport refused = host.loadReport().plugins().get(0);
      assertThat(refused.state()).isEqualTo(State.REFUSED);
      assertThat(refused.problems()).extracting(Problem::code).containsExactly("NUN-4507");
      assertThat(refused.problems().get(0).where()).isEqualTo(place.call + " in " + jar);
      Await.until(() -> !host.report().stuckCalls().isEmpty());
      assertThat(host.report().stuckCalls())
          .singleElement()
          .satisfies(stuck -> assertThat(stuck.what()).isEqualTo(place.call + " in " + jar));

      host.rescanPlugins();
      assertThat(System.getProperty(ENTERED)).as("no other thread is lost").isEqualTo("1");

      openGate();
      Await.until(() -> host.report().stuckCalls().isEmpty());
      assertThat(host.loadReport().plugins())
          .as("the answer that came too late is ignored")
          .containsExactly(refused);
      assertThat(hostFolder()).as("its native folder is gone").isEmptyDirectory();
    }
  }

  private Path hostFolder() throws Exception {
    try (var entries = Files.list(natives)) {
      return entries.filter(Files::isDirectory).findFirst().orElseThrow();
    }
  }

  @Test
  void aDescriptionAfterTheInterruptIsTooLate() throws Exception {
    plugin(
            "Late",
            "",
            """
            try {
              Thread.sleep(3_600_000);
            } catch (InterruptedException e) {
              System.setProperty("%s", "interrupted");
            }
            """
                .formatted(ENTERED))
        .write(plugins.resolve("late.jar"));
    try (AnalyticsHost host = builder(Duration.ofMillis(50), Duration.ofMinutes(1)).build()) {
      assertThat(host.loadReport().plugins().get(0).problems())
          .extracting(Problem::code)
          .containsExactly("NUN-4506");
      assertThat(refusalOfStart(host).code()).isEqualTo("NUN-1010");
    }
  }

  private static Problem refusalOfStart(AnalyticsHost host) {
    return catchThrowableOfType(
            HostException.class, () -> host.startEngine("test.plugin", Map.of()))
        .problems()
        .get(0);
  }

  @Test
  void everythingButAnotherRescanGoesOnWhileARescanWaitsForAPlugin() throws Exception {
    CommandedPlugin.in(plugins);
    ManualHost manual = new ManualHost(plugins, natives, 1);
    AnalyticsHost host = manual.host();
    LoadReport before = host.loadReport();
    Place.CONSTRUCTOR.plugin().write(plugins.resolve(JAR));

    CompletableFuture<LoadReport> first =
        CompletableFuture.supplyAsync(host::rescanPlugins, task -> new Thread(task).start());
    Await.until(LoadingDeadlineTest::hasEntered);
    CompletableFuture<LoadReport> second =
        CompletableFuture.supplyAsync(host::rescanPlugins, task -> new Thread(task).start());
    assertThat(host.loadReport()).isEqualTo(before);
    Engine engine = host.startEngine("test.scripted", Map.of());
    engine.swap(Map.of(), SwapPolicy.defaults());
    assertThat(host.findTool("test.scripted", "none")).isEmpty();
    host.close();

    assertThat(first).isNotDone();
    passUntilDone(manual, List.of(first, second));
    assertThat(host.loadReport().plugins()).isEmpty();
    assertThat(System.getProperty(ENTERED)).isEqualTo("1");
    openGate();
    Await.until(() -> host.report().stuckCalls().isEmpty());
  }

  private static void passUntilDone(
      ManualHost manual, Collection<? extends CompletableFuture<?>> running) {
    Await.until(
        () -> {
          manual.pass(SupervisionPolicy.defaults().openDeadline());
          return running.stream().allMatch(CompletableFuture::isDone);
        });
  }

  @Test
  void concurrentRescansLoadAPluginOnce() throws Exception {
    try (ManualHost manual = new ManualHost(plugins, natives, 1)) {
      plugin(
              "Counts",
              "static { System.setProperty(\"%s\", \"\" + (Integer.getInteger(\"%s\", 0) + 1)); }"
                  .formatted(ENTERED, ENTERED),
              "")
          .write(plugins.resolve("counts.jar"));
      List<CompletableFuture<LoadReport>> scans =
          IntStream.range(0, 4)
              .mapToObj(
                  i ->
                      CompletableFuture.supplyAsync(
                          manual.host()::rescanPlugins, task -> new Thread(task).start()))
              .toList();
      for (CompletableFuture<LoadReport> scan : scans) {
        assertThat(scan.get().plugins())
            .extracting(PluginReport::state)
            .containsExactly(State.LOADED);
      }
      assertThat(System.getProperty(ENTERED)).isEqualTo("1");
    }
  }

  @Test
  void aToolThatIsNeverCreatedIsARefusal() throws Exception {
    CommandedPlugin.in(plugins);
    new CompiledPlugin()
        .withoutServiceFile()
        .spiVersion("")
        .tool(
            "test.Tool",
            """
            package test;
            public class Tool implements java.util.spi.ToolProvider {
              { Gate.hang(); }
              public String name() { return "tool"; }
              public int run(java.io.PrintWriter out, java.io.PrintWriter err, String... args) {
                return 0;
              }
            }
            """)
        .type("test.Gate", GATE)
        .write(tools.resolve("tool.jar"));
    try (ManualHost manual = new ManualHost(plugins, natives, 1)) {
      AtomicReference<@Nullable HostException> refusal = new AtomicReference<>();
      CompletableFuture<Void> search =
          CompletableFuture.runAsync(
              () ->
                  refusal.set(
                      catchThrowableOfType(
                          HostException.class,
                          () -> manual.host().findTool("test.scripted", tools, "tool"))),
              task -> new Thread(task).start());
      Await.until(LoadingDeadlineTest::hasEntered);
      passUntilDone(manual, List.of(search));
      assertThat(Objects.requireNonNull(refusal.get()).problems())
          .singleElement()
          .satisfies(
              problem -> {
                assertThat(problem.code()).isEqualTo("NUN-4507");
                assertThat(problem.where()).isEqualTo("tool tool of test.scripted");
              });
      openGate();
      Await.until(() -> manual.host().report().stuckCalls().isEmpty());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "public String getMessage() { throw new IllegalStateException(); }",
        "public String getMessage() { throw new StackOverflowError(); }",
        "public String getMessage() { return null; }",
        "public String getMessage() { return \"x\".repeat(50_000_000); }",
        "public String toString() { throw new IllegalStateException(); }",
        "public Throwable getCause() { throw new Broken(); }",
        "public Throwable getCause() { return new Broken(); }",
        "public StackTraceElement[] getStackTrace() { return null; }",
      })
  void aThrowableThatCannotBeDescribedIsARefusal(String member) throws Exception {
    plugin("Calm", "", "").write(plugins.resolve("calm.jar"));
    described(
            "Throws",
            "static class Broken extends RuntimeException { %s }".formatted(member),
            "throw new Broken();")
        .write(plugins.resolve("throws.jar"));
    try (AnalyticsHost host =
        new HostBuilder().pluginDirectory(plugins).nativeRoot(natives).build()) {
      assertThat(host.loadReport().plugins())
          .extracting(PluginReport::state)
          .containsExactly(State.LOADED, State.REFUSED);
      Problem refusal = host.loadReport().plugins().get(1).problems().get(0);
      assertThat(refusal.code()).isEqualTo("NUN-1007");
      assertThat(refusal.found()).contains("Throws$Broken").hasSizeLessThan(30_000);
    }
  }

  @Test
  void aThrowableWhoseTextNeverComesIsACallThatNeverReturns() throws Exception {
    described(
            "Throws",
            "static class Broken extends RuntimeException {"
                + " public String getMessage() { Gate.hang(); return \"\"; } }",
            "throw new Broken();")
        .type("test.Gate", GATE)
        .write(plugins.resolve(JAR));
    try (AnalyticsHost host = builder(Duration.ofMillis(50), Duration.ofMillis(50)).build()) {
      assertThat(host.loadReport().plugins().get(0).problems())
          .extracting(Problem::code)
          .containsExactly("NUN-4507");
      openGate();
      Await.until(() -> host.report().stuckCalls().isEmpty());
    }
  }

  @Test
  void afterACallThatNeverReturnsTheOthersOfTheSameJarAreNotTried() throws Exception {
    Place.CONSTRUCTOR
        .plugin()
        .plugin(
            "test.Next",
            """
            package test;
            import io.nunchi.spi.*;
            public class Next implements AnalyzerPlugin {
              { Gate.hang(); }
              public PluginDescriptor descriptor() { return null; }
              public AnalyzerEngine createEngine(EngineContext context) { return null; }
            }
            """)
        .write(plugins.resolve(JAR));
    try (AnalyticsHost host = builder(Duration.ofMillis(50), Duration.ofMillis(50)).build()) {
      List<Problem> problems = host.loadReport().plugins().get(0).problems();
      assertThat(problems).extracting(Problem::code).containsExactly("NUN-4507", "NUN-1007");
      assertThat(problems.get(1).found()).contains("test.Next");
      assertThat(System.getProperty(ENTERED)).isEqualTo("1");
      openGate();
      Await.until(() -> host.report().stuckCalls().isEmpty());
    }
  }

  @Test
  void aLoaderWithoutAHostHasTheSameDeadlines() throws Exception {
    Path jar = plugins.resolve(JAR);
    Place.DESCRIPTOR.plugin().write(jar);
    try (NativeFolders folders = NativeFolders.open(natives);
        LoadingSupervision supervision =
            LoadingSupervision.start(Duration.ofMillis(50), Duration.ofMillis(50));
        PluginLoader loader =
            PluginLoader.ofCandidate(
                jar,
                new LoaderServices(
                    folders, PluginTrust.everybody(), supervision.calls(), () -> {}))) {
      assertThat(loader.report().plugins().get(0).problems())
          .extracting(Problem::code)
          .containsExactly("NUN-4507");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"a.\" + \"a\".repeat(500), \"Name\").version(\"1\").vendor(\"Vendor\"",
        "\"test.long\", \"x\".repeat(10_000_000)).version(\"1\").vendor(\"Vendor\"",
        "\"test.long\", \"Name\").version(\"1\\n2\").vendor(\"Vendor\"",
        "\"test.long\", \"Name\").version(\"1\").vendor(\"x\".repeat(201)",
        "\"test.long\", \"Name\").version(\"1\").vendor(\"V\").license(\"x\".repeat(201)",
        "\"test.long\", \"Name\").version(\"1\").vendor(\"V\").attribution(\"x\".repeat(10_001)"
      })
  void aDescriptionThatIsTooLongIsARefusal(String parts) throws Exception {
    described("Long", "", "return PluginDescriptor.builder(%s).build();".formatted(parts))
        .write(plugins.resolve("long.jar"));
    assertRefusedAsTooLong();
  }

  @Test
  void settingsWithMegabytesOfTextAreARefusal() throws Exception {
    described(
            "Long",
            "",
            """
            return PluginDescriptor.builder("test.long", "Name").version("1").vendor("Vendor").engineSettings(SettingsSchema.of(Setting.of("key", new BooleanType(), false, "Title",
                    "x".repeat(2_000_000)))).build();
            """)
        .write(plugins.resolve("long.jar"));
    assertRefusedAsTooLong();
  }

  private void assertRefusedAsTooLong() throws Exception {
    try (AnalyticsHost host =
        new HostBuilder().pluginDirectory(plugins).nativeRoot(natives).build()) {
      assertThat(host.loadReport().plugins())
          .singleElement()
          .satisfies(
              report -> {
                assertThat(report.descriptor()).isEmpty();
                assertThat(report.problems())
                    .singleElement()
                    .satisfies(
                        problem -> {
                          assertThat(problem.code()).isEqualTo("NUN-1025");
                          assertThat(problem.toString()).hasSizeLessThan(1_000);
                        });
              });
    }
  }
}
