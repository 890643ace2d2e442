/** Tests of the package of the same name. */
@NullMarked
package io.nunchi.reference.internal.models.fetch;

import org.jspecify.annotations.NullMarked;
