/** Tests of the package of the same name. */
@NullMarked
package io.nunchi.models;

import org.jspecify.annotations.NullMarked;
