package io.nunchi.api.internal.host;

import io.nunchi.api.SupervisionPolicy;
import io.nunchi.api.internal.analyzer.PersistentFolders;
import io.nunchi.loading.internal.call.MonotonicClock;
import io.nunchi.loading.internal.natives.NativeFolders;
import io.nunchi.loading.internal.trust.PluginTrust;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * The parts and options of a host.
 *
 * @param workers the number of analyses at the same time of an engine that declares none
 * @param maximumAge the longest wait of a frame that is still worth its analysis
 */
public record HostSetup(
    Sources sources, int workers, Duration maximumAge, SupervisionPolicy policy, Mode mode) {

  /**
   * The sources of plugins, and their folders.
   *
   * @param trust the checks that a jar must pass before it is loaded
   * @param persistentFolders the plugins' own folders
   */
  public record Sources(
      List<Path> pluginDirectories,
      PluginTrust trust,
      NativeFolders nativeFolders,
      PersistentFolders persistentFolders) {}

  /**
   * The clock and the checks.
   *
   * @param checkedFrames true if every use of a frame is checked
   * @param ticks true if a thread of the host drives the supervision; without it, the owner of the
   *     clock calls {@link RunningHost#tick}
   */
  public record Mode(boolean checkedFrames, MonotonicClock clock, boolean ticks) {}
}
