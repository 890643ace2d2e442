package io.nunchi.loading.internal.call;

import io.nunchi.loading.internal.log.LogName;
import org.jspecify.annotations.Nullable;

/**
 * The place of a call in reports and logs, and the class loader it needs.
 *
 * @param what the method, its plugin and its stream
 * @param loader the plugin's class loader, the thread's context loader during the call; null for
 *     code of the VMS, which runs with the thread's own
 * @param logName its stream and generation, or null
 */
public record CallPlace(String what, @Nullable ClassLoader loader, @Nullable LogName logName) {}
