/** Tests of the package of this name. */
@NullMarked
package io.nunchi.tck.internal.signature;

import org.jspecify.annotations.NullMarked;
