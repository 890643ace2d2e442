/** Tests of what is taken from a model for its manifest. */
@NullMarked
package io.nunchi.models.internal.init;

import org.jspecify.annotations.NullMarked;
