/** Tests of the package of the same name. */
@NullMarked
package io.nunchi.reference.internal.json;

import org.jspecify.annotations.NullMarked;
