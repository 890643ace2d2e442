/** Tests of the bootstrap. */
@NullMarked
package io.nunchi.tck.accuracy.internal.chance;

import org.jspecify.annotations.NullMarked;
