/** Tests of the package of this name. */
@NullMarked
package io.nunchi.tck;

import org.jspecify.annotations.NullMarked;
