/** Tests of the package of the same name. */
@NullMarked
package io.nunchi.models.internal;

import org.jspecify.annotations.NullMarked;
