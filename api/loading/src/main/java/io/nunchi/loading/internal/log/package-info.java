/**
 * Logging through SLF4J that cannot stall its caller: {@link
 * io.nunchi.loading.internal.log.HostLog} for the host's lines, {@link
 * io.nunchi.loading.internal.log.Loggers} for the plugins', the context of a stream, and the
 * bounded copies of texts and throwables that are safe to keep.
 */
@NullMarked
package io.nunchi.loading.internal.log;

import org.jspecify.annotations.NullMarked;
