/** Loads a subject, measures it, and runs checks on it under observation. */
@NullMarked
package io.nunchi.tck.internal.run;

import org.jspecify.annotations.NullMarked;
