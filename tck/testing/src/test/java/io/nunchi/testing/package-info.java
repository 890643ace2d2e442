/** Tests of the package of this name. */
@NullMarked
package io.nunchi.testing;

import org.jspecify.annotations.NullMarked;
