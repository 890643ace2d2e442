package io.nunchi.example.embedding;

import com.google.inject.Guice;
import io.nunchi.api.AnalyticsHost;
import io.nunchi.api.guice.AnalyticsHostModule;
import io.nunchi.api.host.HostBuilder;
import java.nio.file.Path;

/** Does the same with a host that Guice provides. */
public final class GuiceVms {

  private GuiceVms() {}

  /** Takes the same arguments as {@link SmallestVms}. */
  public static void main(String[] arguments) throws Exception {
    var builder = new HostBuilder().pluginDirectory(Path.of(arguments[0]));
    var injector = Guice.createInjector(new AnalyticsHostModule(builder));
    try (AnalyticsHost host = injector.getInstance(AnalyticsHost.class)) { // Guice closes nothing
      SmallestVms.watch(host, arguments[1]);
    }
  }
}
