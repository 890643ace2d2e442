/** Tests of the frames as hosts send them. */
@NullMarked
package io.nunchi.tck.internal.frames;

import org.jspecify.annotations.NullMarked;
