/** Tests of the package of the same name. */
@NullMarked
package io.nunchi.reference.internal.manifest;

import org.jspecify.annotations.NullMarked;
