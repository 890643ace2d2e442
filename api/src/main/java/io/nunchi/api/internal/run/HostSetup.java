package io.nunchi.api.internal.run;

import io.nunchi.api.SupervisionPolicy;
import io.nunchi.api.internal.load.NativeFolders;
import io.nunchi.api.internal.supervise.MonotonicClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What a host is built from.
 *
 * @param ticks whether a thread of the host drives the supervision; without it, whoever moves the
 *     clock calls {@link RunningHost#tick}
 */
public record HostSetup(
    List<Path> pluginDirectories,
    NativeFolders nativeFolders,
    int workers,
    Duration maximumAge,
    SupervisionPolicy policy,
    boolean checkedFrames,
    MonotonicClock clock,
    boolean ticks) {}
