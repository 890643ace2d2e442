package io.nunchi.api.micrometer;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.nunchi.api.AnalyticsHost;
import io.nunchi.api.HostListener;
import java.util.ArrayList;
import java.util.List;

/**
 * Binds a host's metrics to Micrometer registries; docs/observability.md lists the meters.
 *
 * <p>Streams, generations, labels and stages get their meters as they appear, and lose them when
 * they are gone: a stream with its close, a generation when the stream keeps it apart no more.
 * Values read within 200 ms are of one moment.
 *
 * <p>Lifecycle: from its creation to {@link #close()}, which removes all meters; the host may be
 * closed before. Threading: any thread. Ownership: the registries stay the VMS's.
 */
public final class AnalyticsHostMetrics implements MeterBinder, AutoCloseable {

  private final AnalyticsHost host;
  private final LatestMetrics latest;
  private final List<RegisteredMeters> registered = new ArrayList<>();
  private final HostListener listener =
      new HostListener() {
        @Override
        public void onMetricsChanged() {
          update();
        }
      };
  private boolean closed;

  /**
   * Prepares to bind a host.
   *
   * @param host whose metrics
   */
  public AnalyticsHostMetrics(AnalyticsHost host) {
    this.host = host;
    this.latest = new LatestMetrics(host::metrics);
    host.addListener(listener);
  }

  /**
   * Registers the host's meters, and from now on those of what appears in it.
   *
   * @param registry where; each registry once
   */
  @Override
  public synchronized void bindTo(MeterRegistry registry) {
    if (closed) {
      return;
    }
    RegisteredMeters meters = new RegisteredMeters(registry, latest);
    registered.add(meters);
    meters.update(latest.refreshed());
  }

  private synchronized void update() {
    registered.forEach(meters -> meters.update(latest.refreshed()));
  }

  /** Removes all meters. Calling it again has no effect. */
  @Override
  public synchronized void close() {
    closed = true;
    host.removeListener(listener);
    registered.forEach(RegisteredMeters::removeAll);
    registered.clear();
  }
}
