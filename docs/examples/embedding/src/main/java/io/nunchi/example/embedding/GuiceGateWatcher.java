package io.nunchi.example.embedding;

import com.google.inject.Guice;
import com.google.inject.Inject;
import io.nunchi.api.AnalyticsHost;
import io.nunchi.api.host.HostBuilder;
import io.nunchi.api.frame.Camera;
import io.nunchi.api.Engine;
import io.nunchi.api.HostException;
import io.nunchi.api.Stream;
import io.nunchi.api.guice.AnalyticsHostModule;
import java.nio.file.Path;
import java.util.Map;

/** The same, where Guice hands the host to whoever needs it. */
public final class GuiceGateWatcher {

  private final AnalyticsHost host;

  @Inject
  GuiceGateWatcher(AnalyticsHost host) {
    this.host = host;
  }

  /** Begins to watch; the argument is a directory of plugins. */
  public static void main(String[] arguments) throws Exception {
    var builder = new HostBuilder().pluginDirectory(Path.of(arguments[0]));
    var injector = Guice.createInjector(new AnalyticsHostModule(builder));
    var host = injector.getInstance(AnalyticsHost.class);
    try {
      injector.getInstance(GuiceGateWatcher.class).watch();
    } finally {
      host.close(); // Guice closes nothing
    }
  }

  void watch() throws HostException {
    try (Engine engine = host.startEngine("nunchi.classic", Map.of());
        Stream stream = host.openStream(Camera.named("gate"), engine, GateWatcher::show)) {
      new DrawnCamera().film(stream::offer);
      System.out.println(stream.counters());
    }
  }
}
