package io.nunchi.loading.internal.plugin;

import io.nunchi.loading.internal.call.SeparateCalls;
import io.nunchi.loading.internal.call.Supervisor;
import io.nunchi.loading.internal.call.Ticker;
import io.nunchi.loading.internal.log.HostLog;
import java.time.Duration;

/** Deadlines for the calls of a loader that has no host around it. */
public final class LoadingSupervision implements AutoCloseable {

  private static final HostLog LOG = HostLog.of(LoadingSupervision.class);

  private final PluginCalls calls;
  private final Ticker ticker;

  private LoadingSupervision(PluginCalls calls, Ticker ticker) {
    this.calls = calls;
    this.ticker = ticker;
  }

  /**
   * Starts the thread that ends late calls: at the limit by an interrupt, after the grace for good.
   */
  public static LoadingSupervision start(Duration limit, Duration grace) {
    Supervisor supervisor = new Supervisor();
    SeparateCalls separate = new SeparateCalls(supervisor, System::nanoTime, grace.toNanos());
    return new LoadingSupervision(
        new PluginCalls(separate, limit),
        new Ticker(supervisor, problem -> LOG.warn("{}", problem)));
  }

  public PluginCalls calls() {
    return calls;
  }

  @Override
  public void close() {
    ticker.close();
  }
}
