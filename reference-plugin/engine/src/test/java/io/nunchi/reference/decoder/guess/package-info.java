/** Tests of the package of the same name. */
@NullMarked
package io.nunchi.reference.decoder.guess;

import org.jspecify.annotations.NullMarked;
