/** Runs a subject under observation, and says what it did. */
@NullMarked
package io.nunchi.tck.internal.trial;

import org.jspecify.annotations.NullMarked;
