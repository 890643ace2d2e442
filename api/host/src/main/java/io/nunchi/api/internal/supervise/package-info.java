/**
 * Calls into plugins under a deadline: a {@link io.nunchi.api.internal.supervise.CallWatch} per
 * thread, the {@link io.nunchi.api.internal.supervise.Supervisor} that looks at all of them, {@link
 * io.nunchi.api.internal.supervise.SeparateCalls} for callers that must not be lost with the call,
 * and what follows a failure: {@link io.nunchi.api.internal.supervise.Backoff} and {@link
 * io.nunchi.api.internal.supervise.FailureLedger}.
 */
@NullMarked
package io.nunchi.api.internal.supervise;

import org.jspecify.annotations.NullMarked;
