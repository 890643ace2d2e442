/** Tests of the package of this name. */
@NullMarked
package io.nunchi.tck.internal.watch;

import org.jspecify.annotations.NullMarked;
