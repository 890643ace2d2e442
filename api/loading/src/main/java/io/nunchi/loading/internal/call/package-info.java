/**
 * Calls into plugins and callbacks under a deadline: a {@link
 * io.nunchi.loading.internal.call.CallWatch} per thread, the {@link
 * io.nunchi.loading.internal.call.Supervisor} that checks all of them, the {@link
 * io.nunchi.loading.internal.call.Ticker} that drives it, {@link
 * io.nunchi.loading.internal.call.SeparateCalls} for callers that must outlive the call, and {@link
 * io.nunchi.loading.internal.call.PluginFailures}, which turns anything that is thrown into
 * problems of the host.
 */
@NullMarked
package io.nunchi.loading.internal.call;

import org.jspecify.annotations.NullMarked;
