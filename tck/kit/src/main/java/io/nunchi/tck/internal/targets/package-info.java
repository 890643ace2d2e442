/** The things that walk through the kit's frames for an analyzer to find. */
@NullMarked
package io.nunchi.tck.internal.targets;

import org.jspecify.annotations.NullMarked;
