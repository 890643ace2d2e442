package io.nunchi.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.nunchi.api.frame.Camera;
import io.nunchi.api.host.HostBuilder;
import io.nunchi.api.testing.CompiledPlugin;
import io.nunchi.api.testing.Recorder;
import io.nunchi.api.testplugin.small.StreamNamingPlugin;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class StreamIdTest {

  @TempDir Path plugins;
  @TempDir Path natives;

  @Test
  void theStreamsIdIsThePluginsNameForIt() throws Exception {
    new CompiledPlugin().plugin(StreamNamingPlugin.class).write(plugins.resolve("naming.jar"));
    try (AnalyticsHost host =
            new HostBuilder().pluginDirectory(plugins).nativeRoot(natives).build();
        Engine engine = host.startEngine("test.naming", Map.of())) {
      Camera camera = new Camera("gate", "North gate", 25, Map.of());
      host.openStream(camera, engine, new Recorder());
      host.openStream(
          camera, engine, StreamOptions.defaults().withStreamId("gate-plates"), new Recorder());
      assertThat(engine.status().reason())
          .isEqualTo("[gate of North gate, gate-plates of North gate]");
    }
  }
}
