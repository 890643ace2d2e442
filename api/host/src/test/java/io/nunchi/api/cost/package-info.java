/** Counts the locks and the memory that a frame takes on its way through the host. */
@NullMarked
package io.nunchi.api.cost;

import org.jspecify.annotations.NullMarked;
