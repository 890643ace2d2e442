/** Tests of the bootstrap. */
@NullMarked
package io.nunchi.accuracy.internal.chance;

import org.jspecify.annotations.NullMarked;
