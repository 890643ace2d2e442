/**
 * Calls into plugins under a deadline: a {@link io.nunchi.loading.internal.call.CallWatch} per
 * thread, the {@link io.nunchi.loading.internal.call.Supervisor} that checks all of them, {@link
 * io.nunchi.loading.internal.call.SeparateCalls} for callers that must outlive the call, and {@link
 * io.nunchi.loading.internal.call.PluginFailures}, which turns anything a plugin throws into
 * problems.
 */
@NullMarked
package io.nunchi.loading.internal.call;

import org.jspecify.annotations.NullMarked;
