/**
 * The plugin that {@link io.nunchi.bench.HostBenchmark} measures the host with. The build packs it
 * into a separate jar and leaves it out of this module's: no class path sees it, as with any
 * plugin.
 */
@NullMarked
package io.nunchi.bench.plugin;

import org.jspecify.annotations.NullMarked;
