package io.nunchi.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.api.frame.Camera;
import io.nunchi.api.host.HostBuilder;
import io.nunchi.api.testing.CompiledPlugin;
import io.nunchi.api.testing.Pictures;
import io.nunchi.api.testing.Recorder;
import io.nunchi.api.testplugin.Command;
import io.nunchi.api.testplugin.small.WatchfulPlugin;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A plugin that looks in every one of its methods whose class loader the thread has. */
@Timeout(60)
class ContextLoaderTest {

  @TempDir Path plugins;
  @TempDir Path natives;

  @Test
  void isThePluginsOnEveryCall() throws Exception {
    new CompiledPlugin().plugin(WatchfulPlugin.class).write(plugins.resolve("watchful.jar"));
    try (AnalyticsHost host =
            new HostBuilder()
                .pluginDirectory(plugins)
                .nativeRoot(natives)
                .maximumAge(Duration.ofHours(1))
                .build();
        Engine engine = host.startEngine("test.watchful", Map.of())) {
      Stream stream = host.openStream(Camera.named("gate"), engine, new Recorder());
      stream.offer(new Pictures().of(Command.DETECT));
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
