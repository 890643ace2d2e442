/** Tests of the package of the same name. */
@NullMarked
package io.nunchi.reference.internal.inference;

import org.jspecify.annotations.NullMarked;
