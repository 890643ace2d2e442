/** Frames as hosts send them: every pair of format, colour coding, memory, size and target. */
@NullMarked
package io.nunchi.tck.internal.frames;

import org.jspecify.annotations.NullMarked;
