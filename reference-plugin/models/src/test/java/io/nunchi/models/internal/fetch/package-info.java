/** Tests of the package of the same name. */
@NullMarked
package io.nunchi.models.internal.fetch;

import org.jspecify.annotations.NullMarked;
