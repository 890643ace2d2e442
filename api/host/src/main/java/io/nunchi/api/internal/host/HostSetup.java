package io.nunchi.api.internal.run;

import io.nunchi.api.SupervisionPolicy;
import io.nunchi.loading.internal.call.MonotonicClock;
import io.nunchi.loading.internal.natives.NativeFolders;
import io.nunchi.loading.internal.trust.PluginTrust;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * The parts and options of a host.
 *
 * @param trust the checks that a jar must pass before it is loaded
 * @param ticks true if a thread of the host drives the supervision; without it, the owner of the
 *     clock calls {@link RunningHost#tick}
 */
public record HostSetup(
    List<Path> pluginDirectories,
    PluginTrust trust,
    NativeFolders nativeFolders,
    int workers,
    Duration maximumAge,
    SupervisionPolicy policy,
    boolean checkedFrames,
    MonotonicClock clock,
    boolean ticks) {}
