/** Tests of the package of the same name. */
@NullMarked
package io.nunchi.reference.internal.decode.row;

import org.jspecify.annotations.NullMarked;
