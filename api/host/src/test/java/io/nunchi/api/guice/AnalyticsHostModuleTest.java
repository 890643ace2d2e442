package io.nunchi.api.guice;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Guice;
import com.google.inject.Injector;
import io.nunchi.api.AnalyticsHost;
import io.nunchi.api.host.HostBuilder;
import io.nunchi.api.testing.CommandedPlugin;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnalyticsHostModuleTest {

  @TempDir Path plugins;
  @TempDir Path natives;

  @Test
  void bindsOneHost() throws Exception {
    HostBuilder builder =
        new HostBuilder().pluginDirectory(CommandedPlugin.in(plugins)).nativeRoot(natives);
    Injector injector = Guice.createInjector(new AnalyticsHostModule(builder));
    try (AnalyticsHost host = injector.getInstance(AnalyticsHost.class)) {
      assertThat(injector.getInstance(AnalyticsHost.class)).isSameAs(host);
      assertThat(host.loadReport().plugins()).hasSize(1);
    }
  }
}
