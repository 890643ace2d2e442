/** The codes of this module's problems. */
@NullMarked
package io.nunchi.accuracy.internal;

import org.jspecify.annotations.NullMarked;
