/** Plugins that cannot be constructed, or do not say who they are. */
@NullMarked
package io.nunchi.tck.unfit;

import org.jspecify.annotations.NullMarked;
