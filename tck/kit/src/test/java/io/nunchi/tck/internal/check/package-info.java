/** Tests of the package of this name. */
@NullMarked
package io.nunchi.tck.internal.check;

import org.jspecify.annotations.NullMarked;
