/** Runs the two-actor tests of all packages under jcstress. */
@NullMarked
package io.nunchi.stress;

import org.jspecify.annotations.NullMarked;
