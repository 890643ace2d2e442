/**
 * Consequences of failures: the pause before a restart ({@link
 * io.nunchi.api.internal.supervise.Backoff}) and quarantine ({@link
 * io.nunchi.api.internal.supervise.FailureLedger}).
 */
@NullMarked
package io.nunchi.api.internal.supervise;

import org.jspecify.annotations.NullMarked;
