package io.nunchi.example.embedding;

import io.nunchi.api.AnalyticsHost;
import io.nunchi.api.host.HostBuilder;
import io.nunchi.api.frame.AnalyzedFrame;
import io.nunchi.api.frame.Camera;
import io.nunchi.api.Engine;
import io.nunchi.api.Stream;
import java.nio.file.Path;
import java.util.Map;

/** Watches one camera with the analyzer that comes with Nunchi, and says what it sees. */
public final class GateWatcher {

  private GateWatcher() {}

  /** Begins to watch; the argument is a directory of plugins. */
  public static void main(String[] arguments) throws Exception {
    try (AnalyticsHost host =
            new HostBuilder().pluginDirectory(Path.of(arguments[0])).build();
        Engine engine = host.startEngine("nunchi.classic", Map.of());
        Stream stream = host.openStream(Camera.named("gate"), engine, GateWatcher::show)) {
      new DrawnCamera().film(stream::offer);
      System.out.println(stream.counters());
    }
  }

  static void show(AnalyzedFrame frame) {
    frame.result().detections().forEach(it -> System.out.println(frame.sequence() + ": " + it));
  }
}
