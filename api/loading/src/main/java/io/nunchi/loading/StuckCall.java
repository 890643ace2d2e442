package io.nunchi.loading;

import java.time.Instant;

/**
 * A call into a plugin that did not return in time and ignored its interrupt. It costs one thread
 * until it returns; Java cannot end it.
 *
 * <p>Immutable; any thread.
 *
 * @param threadName the name of the thread that is inside the plugin
 * @param what the call, its plugin and its stream
 * @param since when the host gave it up, by the wall clock
 */
public record StuckCall(String threadName, String what, Instant since) {}
