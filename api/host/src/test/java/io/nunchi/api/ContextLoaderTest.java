package io.nunchi.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.api.frame.Camera;
import io.nunchi.api.host.HostBuilder;
import io.nunchi.api.testing.CompiledPlugin;
import io.nunchi.api.testing.Pictures;
import io.nunchi.api.testing.Recorder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A plugin that looks in every one of its methods whose class loader the thread has. */
@Timeout(60)
class ContextLoaderTest {

  private static final String SOURCE =
      """
      package test;

      import io.nunchi.spi.*;
      import io.nunchi.spi.frame.*;
      import io.nunchi.spi.result.*;
      import io.nunchi.spi.settings.*;
      import java.util.*;
      import java.util.concurrent.*;

      public class Watchful implements AnalyzerPlugin {
        static final Setting<Boolean> LIVE =
            Setting.of("live", new BooleanType(), false, "Live", "Changes.").changeableLive();
        static final Set<String> OWN = new ConcurrentSkipListSet<>();
        static final Set<String> FOREIGN = new ConcurrentSkipListSet<>();

        static void look(String method) {
          boolean own = Thread.currentThread().getContextClassLoader()
              == Watchful.class.getClassLoader();
          (own ? OWN : FOREIGN).add(method);
        }

        public PluginDescriptor descriptor() {
          look("descriptor");
          return new PluginDescriptor("test.watchful", "Watchful", "1", "Test",
              SettingsSchema.of(LIVE), SettingsSchema.of(LIVE));
        }

        public AnalyzerEngine createEngine(EngineContext context) {
          look("createEngine");
          return new AnalyzerEngine() {
            public EngineDescriptor descriptor() {
              look("engine.descriptor");
              return EngineDescriptor.builder().build();
            }
            public EngineStatus status() {
              look("status");
              return new EngineStatus("own " + OWN, "foreign " + FOREIGN, "looked");
            }
            public void warmUp() { look("warmUp"); }
            public void changeSettings(Settings settings) { look("engine.changeSettings"); }
            public FrameAnalyzer openAnalyzer(StreamInfo stream) {
              look("openAnalyzer");
              return new FrameAnalyzer() {
                public FrameResult analyze(Frame frame) {
                  look("analyze");
                  return FrameResult.nothing();
                }
                public void changeSettings(Settings settings) { look("analyzer.changeSettings"); }
                public void close() { look("analyzer.close"); }
              };
            }
            public void close() { look("engine.close"); }
          };
        }
      }
      """;

  @TempDir Path plugins;
  @TempDir Path natives;

  @Test
  void isThePluginsOnEveryCall() throws Exception {
    new CompiledPlugin().plugin("test.Watchful", SOURCE).write(plugins.resolve("watchful.jar"));
    try (AnalyticsHost host =
            new HostBuilder()
                .pluginDirectory(plugins)
                .nativeRoot(natives)
                .maximumAge(Duration.ofHours(1))
                .build();
        Engine engine = host.startEngine("test.watchful", Map.of())) {
      Stream stream = host.openStream(Camera.named("gate"), engine, new Recorder());
      stream.offer(new Pictures().of(0));
      assertThat(stream.awaitIdle(Duration.ofSeconds(30))).isTrue();
      engine.changeSettings(Map.of("live", "true"));
      stream.changeSettings(Map.of("live", "true"));
      engine.swap(Map.of(), SwapPolicy.defaults().withoutRollback());
      stream.close();
      assertThat(engine.status().requestedProvider())
          .isEqualTo(
              "own [analyze, analyzer.changeSettings, analyzer.close, createEngine, descriptor,"
                  + " engine.changeSettings, engine.close, engine.descriptor, openAnalyzer, status,"
                  + " warmUp]");
      assertThat(engine.status().actualProvider()).isEqualTo("foreign []");
    }
  }
}
