/**
 * Frames as analyzers see them: {@link io.nunchi.api.internal.frame.BorrowedFrame}, or in checked
 * mode {@link io.nunchi.api.internal.frame.CheckedFrame}, which finds frames that are used after
 * their release and leases that are never closed. {@link io.nunchi.api.internal.frame.ReusedFrame}
 * lends a pooled picture as the same frame again.
 */
@NullMarked
package io.nunchi.api.internal.frame;

import org.jspecify.annotations.NullMarked;
