/** The exception that every entry point of this module throws. */
@NullMarked
package io.nunchi.accuracy.failure;

import org.jspecify.annotations.NullMarked;
