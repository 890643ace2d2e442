/** The released contract as text, and how the one at hand differs from it. */
@NullMarked
package io.nunchi.tck.internal.signature;

import org.jspecify.annotations.NullMarked;
