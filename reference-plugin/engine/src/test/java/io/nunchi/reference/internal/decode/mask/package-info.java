/** Tests of the package of the same name. */
@NullMarked
package io.nunchi.reference.internal.decode.mask;

import org.jspecify.annotations.NullMarked;
