/**
 * A picture as an analyzer sees it: {@link io.nunchi.api.internal.frame.BorrowedFrame}, or {@link
 * io.nunchi.api.internal.frame.CheckedFrame} in checked mode, which finds frames that are used
 * after their release and leases that are never closed. {@link
 * io.nunchi.api.internal.frame.ReusedFrame} lends a picture that comes back as the frame before.
 */
@NullMarked
package io.nunchi.api.internal.frame;

import org.jspecify.annotations.NullMarked;
