/** Tests of the package of the same name. */
@NullMarked
package io.nunchi.reference.internal.decode.whole;

import org.jspecify.annotations.NullMarked;
