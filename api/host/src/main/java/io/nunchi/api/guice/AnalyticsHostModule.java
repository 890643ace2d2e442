package io.nunchi.api.guice;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import io.nunchi.api.AnalyticsHost;
import io.nunchi.api.HostException;
import io.nunchi.api.host.HostBuilder;

/**
 * Binds {@link AnalyticsHost} as a singleton.
 *
 * <p>Lifecycle: the host is built at its first injection; the VMS closes it. Threading: one thread
 * creates the injector. Ownership: the host is the VMS's.
 */
public final class AnalyticsHostModule extends AbstractModule {

  private final HostBuilder builder;

  /**
   * Binds a host.
   *
   * @param builder describes the host; not changed afterwards
   */
  public AnalyticsHostModule(HostBuilder builder) {
    this.builder = builder;
  }

  @Provides
  @Singleton
  AnalyticsHost analyticsHost() throws HostException {
    return builder.build();
  }
}
