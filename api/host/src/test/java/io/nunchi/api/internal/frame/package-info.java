/** Tests of frames that are lent, and of leases. */
@NullMarked
package io.nunchi.api.internal.frame;

import org.jspecify.annotations.NullMarked;
