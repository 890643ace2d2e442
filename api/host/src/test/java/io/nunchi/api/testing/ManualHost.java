package io.nunchi.api.testing;

import io.nunchi.api.SupervisionPolicy;
import io.nunchi.api.internal.analyzer.PersistentFolders;
import io.nunchi.api.internal.host.HostSetup;
import io.nunchi.api.internal.host.RunningHost;
import io.nunchi.loading.internal.natives.NativeFolders;
import io.nunchi.loading.internal.trust.PluginTrust;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** A host whose time passes only when a test says so. */
public final class ManualHost implements AutoCloseable {

  private final AtomicLong nanos = new AtomicLong(System.nanoTime());
  private final RunningHost host;
  private volatile Runnable onReading = () -> {};

  public ManualHost(Path plugins, Path natives, int workers) throws Exception {
    this(plugins, natives, workers, SupervisionPolicy.defaults());
  }

  public ManualHost(Path plugins, Path natives, int workers, SupervisionPolicy policy)
      throws Exception {
    host =
        RunningHost.start(
            new HostSetup(
                new HostSetup.Sources(
                    List.of(plugins),
                    PluginTrust.everybody(),
                    NativeFolders.open(natives),
                    PersistentFolders.below(natives.resolveSibling("persistent"))),
                workers,
                Duration.ofHours(10),
                policy,
                new HostSetup.Mode(true, this::read, false)));
  }

  public RunningHost host() {
    return host;
  }

  public long nanos() {
    return nanos.get();
  }

  private long read() {
    onReading.run();
    return nanos.get();
  }

  /** Runs something whenever the host reads the clock, on the thread that does. */
  public void whenClockIsRead(Runnable action) {
    onReading = action;
  }

  /** Lets time pass, and the supervisor look. */
  public void pass(Duration duration) {
    nanos.addAndGet(duration.toNanos());
    host.tick();
  }

  @Override
  public void close() {
    host.close();
  }
}
