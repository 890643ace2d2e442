/** Tests of the package of the same name. */
@NullMarked
package io.nunchi.reference.internal.engine;

import org.jspecify.annotations.NullMarked;
